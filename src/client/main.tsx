/** The composition root of the page: the only place that knows which host and which server there are. */
import { createRoot } from 'react-dom/client';
import { chooseHost } from '../host/choose.ts';
import type { MeetingHost } from '../host/host.ts';
import { DEFAULT_LANGUAGE, languageOfLocale } from '../shared/language.ts';
import { App } from './app/App.tsx';
import { Frame } from './app/Frame.tsx';
import { Configure, DeckFiles, loadPreview, loadTable, Outside, SidePanel, Stage } from './app/lazyPages.tsx';
import { deviceStorage } from './context/deviceStorage.ts';
import { isDeckFilesPage, isRecapPage, takeTicket } from './context/links.ts';
import { readPageSettings } from './context/settings.ts';
import { Failed } from './features/opening/Failed.tsx';
import { answerAsStage } from './features/sharing/stagePages.ts';
import { type Api, ApiFailure, createApi } from './session/api.ts';
import { MeetingSession } from './session/meetingSession.ts';
import { readSetup } from './session/meetingSetup.ts';

/** Teams answers within a second or two; after this the page says why nothing happens. */
const HOST_TIMEOUT_MS = 10_000;

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

// The page tells then why it does not come; see pages/oldBrowser.js.
if (document.documentElement.dataset.browser !== 'old') void start(root);

async function start(container: HTMLElement): Promise<void> {
  const settings = readPageSettings(document);
  // Before anything is waited for.
  const ticket = takeTicket(window);
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
  const language = languageOfLocale(host.context.locale);
  document.documentElement.lang = language;
  document.title = settings.titles[language];

  // Until then there is the page's own picture. A failure shows where the view is rendered.
  const { place, meetingId } = host.context;
  if (place === 'configure') await Configure.preload();
  if (place === 'outside' && !isRecapPage(location)) {
    await (isDeckFilesPage(location) ? DeckFiles : Outside).preload();
  }

  const viewerApi = ticket === undefined ? undefined : createApi(async () => `Ticket ${ticket}`);
  const meeting = createMeeting(host, settings.defaultDeckId, viewerApi);
  createRoot(container).render(
    <App host={host} meeting={meeting} viewerApi={viewerApi} styleNonce={settings.styleNonce} />,
  );
  host.notifyPainted();
  host.notifyReady();

  if (place === 'stage' && meetingId !== undefined) answerAsStage(meetingId);
  if (place === 'outside' ? isRecapPage(location) : place !== 'configure') {
    host.onUnload(() => meeting.close());
    meeting.open();
  }
}

/** The view comes first: it can show a preview before the table's code is there. */
function preload(): void {
  void (location.pathname === '/stage' ? Stage : SidePanel).preload();
  loadTable().catch(() => undefined);
}

function createMeeting(host: MeetingHost, defaultDeckId: string, viewerApi: Api | undefined): MeetingSession {
  return new MeetingSession({
    memberApi: createApi(async (fresh) => {
      const reply = await host.getAuthToken({ fresh });
      if ('refused' in reply) {
        const code = reply.refused === 'noConsent' ? 'no_consent' : 'not_signed_in';
        throw new ApiFailure(code, reply.detail ?? reply.refused);
      }
      return `Bearer ${reply.ok}`;
    }),
    viewerApi,
    meetingId: host.context.meetingId,
    language: languageOfLocale(host.context.locale),
    origin: location.origin,
    defaultDeckId,
    setup: readSetup(location.href),
    loadTable,
    loadPreview,
    storage: deviceStorage(host.context.personMark),
    clock: { nowMs: () => Date.now(), random: () => Math.random(), newId: () => crypto.randomUUID() },
  });
}
