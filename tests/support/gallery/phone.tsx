/**
 * The phones' page at any of the gallery's tables, without a server. `/phone.html?state=turned&lang=da`; `state=door` asks for the
 * code, and `state=waiting` waits to be let in. Its colours are the phone's own.
 */
import { createRoot } from 'react-dom/client';
import { phoneTable } from '../../../src/domain/table/phoneTable.ts';
import { SessionContext } from '../../../src/phone/session/hooks.ts';
import { keptIn } from '../../../src/phone/session/kept.ts';
import type { PhoneApi } from '../../../src/phone/session/phoneApi.ts';
import { PhoneSession } from '../../../src/phone/session/phoneSession.ts';
import { Phone } from '../../../src/phone/views/Phone.tsx';
import type { PhoneView } from '../../../src/shared/contract/schemas/phones.ts';
import { galleryTable } from './meeting.ts';
import { readQuery } from './query.ts';

const query = readQuery(location.search);
const state = new URLSearchParams(location.search).get('state');
const [da, en] = (['da', 'en'] as const).map((language) =>
  galleryTable({ ...query, language }).session.view.get(),
);
if (!da || !en) throw new Error('a table has both languages');

const view: PhoneView = {
  ...{ version: '1', number: 3, phones: 8, name: 'Vera', nowMs: Date.now(), kept: true },
  ...{ wantsFloor: false, doneStep: '', contributions: [{ id: 'c1', kind: 'word', status: 'arrived' }] },
  ...(state === 'waiting' ? { state: 'waiting' } : { state: 'in', table: phoneTable(da, en) }),
};
/** Nothing more happens. */
const never = new Promise<never>(() => undefined);
const api: PhoneApi = {
  enter: async () => ({ ticket: 'gallery', phone: view }),
  see: () => never,
  leave: async () => ({}),
  contribute: () => never,
  answer: () => never,
};
const session = new PhoneSession({
  api,
  store: keptIn(undefined, Date.now),
  newId: () => crypto.randomUUID(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});
if (state !== 'door') await session.enter('ACDEFH', 'Vera');

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <SessionContext.Provider value={session}>
    <Phone language={query.language} door={undefined} card={undefined} />
  </SessionContext.Provider>,
);
