/** Runs before the app in the pages of `npm run dev`: applies hot updates when the simulator's page asks for them. */
import { readPageSettings } from '../../../src/client/context/settings.ts';
import { TAKE_CHANGES } from '../../../src/simulator/contract.ts';
import { renderAgain } from './components.ts';
import { takeChanges } from './takeChanges.ts';

declare global {
  interface ImportMeta {
    readonly webpackHot: { status(): string; check(autoApply: true): Promise<unknown> };
  }
  const __webpack_hash__: string;
}

const { hostOrigins } = readPageSettings(document);
let taking: Promise<unknown> = Promise.resolve();

window.addEventListener('message', ({ source, origin, data, ports: [answer] }) => {
  if (source !== window.parent || !hostOrigins.includes(origin) || data !== TAKE_CHANGES) return;
  const taken = taking.then(() =>
    takeChanges({
      hot: import.meta.webpackHot,
      current: () => __webpack_hash__,
      latest: async () => (await fetch('/assets/hot/latest.txt', { cache: 'no-store' })).text(),
      renderAgain,
    }),
  );
  taking = taken;
  void taken.then((isTaken) => answer?.postMessage(isTaken));
});
