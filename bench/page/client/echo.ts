// The minimal click-to-paint path between two pages.
import { io } from 'socket.io-client';

const socket = io({ transports: ['websocket'] });
const output = document.querySelector('output');
let count = 0;

function paint(): void {
  if (output) output.textContent = String(count);
}

socket.on('connect', paint);
socket.on('count', (theirs: number) => {
  count = theirs;
  paint();
});
document.querySelector('button')?.addEventListener('click', () => {
  count += 1;
  socket.emit('count', count);
  paint();
});
