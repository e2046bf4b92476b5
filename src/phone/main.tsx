/** The page of a phone without an account. It loads neither Fluid nor Fluent: people come in over a slow line, in ten seconds. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { languageOfLocale } from '../shared/language.ts';
import { codesInFragment } from './doorCode.ts';
import { SessionContext } from './session/hooks.ts';
import { keptIn } from './session/kept.ts';
import { createPhoneApi } from './session/phoneApi.ts';
import { PhoneSession } from './session/phoneSession.ts';
import { Phone } from './views/Phone.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('the page has no #root');

const session = new PhoneSession({
  api: createPhoneApi(),
  store: keptIn(deviceStorage(), Date.now),
  newId: () => crypto.randomUUID(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});
const root = createRoot(container);

function render(): void {
  const { door, card } = codesInFragment(location.hash);
  root.render(
    <StrictMode>
      <SessionContext.Provider value={session}>
        <Phone language={languageOfLocale(navigator.language)} door={door} card={card} />
      </SessionContext.Provider>
    </StrictMode>,
  );
}

render();
addEventListener('hashchange', render);
addEventListener('online', () => session.tryNow());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) session.tryNow();
});

function deviceStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
