import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { openIngress } from '../../../../scripts/routerlicious/ingress.ts';

describe('[OPS-26] the ingress before two services', () => {
  test.each(['polling', 'websocket'])(
    'keeps a socket that uses %s at the one where it began',
    async (transport) => {
      const servers = [createServer(), createServer()];
      const services = servers.map((server) => new Server(server));
      for (const [i, service] of services.entries())
        service.on('connection', (socket) => socket.on('who', (answer) => answer(i)));
      for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
      const urls = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      const ingress = await openIngress({ sockets: urls, storage: [], ordering: [] });
      const answers: unknown[] = [];
      for (let i = 0; i < 4; i++) {
        const socket = io(ingress.url, { transports: [transport], reconnection: false, forceNew: true });
        await new Promise((resolve, reject) =>
          socket.once('connect', () => resolve(0)).once('connect_error', reject),
        );
        for (let asked = 0; asked < 3; asked++) answers.push(await socket.emitWithAck('who'));
        socket.close();
      }
      expect(answers).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1]);
      for (const service of services) await service.close();
      await ingress.stop();
    },
  );
});
