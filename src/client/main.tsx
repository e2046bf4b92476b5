/** The composition root of the page: the only place that knows which host and which server there are. */
import { createRoot } from 'react-dom/client';
import { chooseHost } from '../host/choose.ts';
import type { MeetingHost } from '../host/host.ts';
import { DEFAULT_LANGUAGE, languageOfLocale } from '../shared/language.ts';
import { App } from './app/App.tsx';
import { deviceStorage } from './app/deviceStorage.ts';
import { Frame } from './app/Frame.tsx';
import { isRecapPage, ticketOf } from './app/links.ts';
import { readPageSettings } from './app/settings.ts';
import { loadConfigure, loadOutside, loadSidePanel, loadStage, loadTable } from './app/views.ts';
import { ApiFailure, createApi } from './session/api.ts';
import { MeetingSession } from './session/meetingSession.ts';
import { readSetup } from './session/meetingSetup.ts';
import { Failed } from './views/meeting/Failed.tsx';

/** Teams answers within a second or two; after this somebody should be told why nothing happens. */
const HOST_TIMEOUT_MS = 10_000;

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

void start(root);

async function start(container: HTMLElement): Promise<void> {
  const settings = readPageSettings(document);
  const connecting = chooseHost({ origins: settings.hostOrigins, timeoutMs: HOST_TIMEOUT_MS }, window);
  // The largest part is on its way while the host is being asked; a failure shows where it is awaited.
  if (window.parent !== window) preload();
  const connected = await connecting;
  if ('refused' in connected) {
    createRoot(container).render(
      <Frame theme="light" language={DEFAULT_LANGUAGE} styleNonce={settings.styleNonce}>
        <Failed failure="hostSilent" retrying={false} onRetry={() => location.reload()} />
      </Frame>,
    );
    return;
  }
  const { host } = connected;
  document.documentElement.lang = languageOfLocale(host.context.locale);

  // Until then there is the page's own picture. A failure shows where the view is rendered.
  const { place } = host.context;
  if (place === 'configure') await loadConfigure().catch(() => undefined);
  if (place === 'outside' && !isRecapPage(location)) await loadOutside().catch(() => undefined);

  const meeting = createMeeting(host, settings.defaultDeckId);
  createRoot(container).render(<App host={host} meeting={meeting} styleNonce={settings.styleNonce} />);
  host.notifyPainted();
  host.notifyReady();

  if (place === 'outside' ? isRecapPage(location) : place !== 'configure') {
    host.onUnload(() => meeting.close());
    meeting.open();
  }
}

function preload(): void {
  const view = location.pathname === '/stage' ? loadStage : loadSidePanel;
  for (const load of [loadTable, view]) load().catch(() => undefined);
}

function createMeeting(host: MeetingHost, defaultDeckId: string): MeetingSession {
  const ticket = ticketOf(location.href);
  return new MeetingSession({
    memberApi: createApi(async (fresh) => {
      const reply = await host.getAuthToken({ fresh });
      if ('refused' in reply) {
        const code = reply.refused === 'noConsent' ? 'no_consent' : 'not_signed_in';
        throw new ApiFailure(code, reply.detail ?? reply.refused);
      }
      return `Bearer ${reply.ok}`;
    }),
    viewerApi: ticket === undefined ? undefined : createApi(async () => `Ticket ${ticket}`),
    meetingId: host.context.meetingId,
    language: languageOfLocale(host.context.locale),
    origin: location.origin,
    defaultDeckId,
    setup: readSetup(location.href),
    loadTable,
    storage: deviceStorage(host.context.personMark),
    clock: { nowMs: () => Date.now(), random: () => Math.random(), newId: () => crypto.randomUUID() },
  });
}
