/** What jsdom lacks of a browser and the views use. */
import '@testing-library/jest-dom';
import { TextDecoder, TextEncoder } from 'node:util';

const globals: Record<string, unknown> = { TextDecoder, TextEncoder };
for (const [name, value] of Object.entries(globals)) {
  if (!(name in globalThis)) Object.assign(globalThis, { [name]: value });
}

class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
Object.assign(globalThis, { ResizeObserver: NoResizeObserver });
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
  }) as unknown as MediaQueryList;
// As in Chromium, where they return a promise: an effect that returned it would have it called.
const scrolled = () => Promise.resolve() as unknown as undefined;
Element.prototype.scrollIntoView = scrolled;
Element.prototype.scrollTo = scrolled;

// Dialogs are shown where they stand: the focus trap is the browser's own and is tested there.
HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
  this.open = false;
};
