// The minimal server for a click: forwards each socket's message to the others.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const { PORT, HOST } = process.env;

const http = createServer((_request, response) => {
  response.writeHead(204).end();
});
new Server(http, { transports: ['websocket'] }).on('connection', (socket) => {
  socket.on('count', (count: number) => socket.broadcast.emit('count', count));
});
http.listen(Number(PORT), HOST);
