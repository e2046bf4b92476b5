import { Server } from 'socket.io';

/** socket.io alone: messages to a room reach everybody in it. */
const io = new Server(Number(process.argv[2]), { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.on('enter', async (room: string, entered: () => void) => {
    await socket.join(room);
    entered();
  });
  socket.on('message', (room: string, message: unknown) => io.to(room).emit('message', message));
});
process.send?.('ready');
