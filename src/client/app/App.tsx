/** The providers around every view, and which view is shown where. */
import { type ReactNode, useEffect, useState } from 'react';
import type { HostPlace, HostTheme, MeetingHost } from '../../host/host.ts';
import { PREVIEW_LIFE_MS } from '../../shared/contract/limits.ts';
import { languageOfLocale } from '../../shared/language.ts';
import { HostContext, HostThemeContext } from '../context/hostContext.ts';
import { isDeckFilesPage, isRecapPage } from '../context/links.ts';
import { Failed } from '../features/opening/Failed.tsx';
import { Opening } from '../features/opening/Opening.tsx';
import { openingStrings } from '../features/opening/openingStrings.ts';
import { LazyRecapPage } from '../features/recap/lazyRecap.ts';
import { Tab } from '../features/tab/Tab.tsx';
import type { Api } from '../session/api.ts';
import { MeetingContext, TableContext, useMeeting, useMeetingState } from '../session/hooks.ts';
import type { MeetingSession, MeetingState } from '../session/meetingSession.ts';
import { CAN_BEGIN_WITHOUT_EARLIER, NEEDS_ANOTHER_TABLE } from '../session/openFailure.ts';
import type { TableOnScreen } from '../session/tableOnScreen.ts';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { useLanguage, useStrings } from '../ui/strings.ts';
import { useSpeaks } from '../ui/voice.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';
import { Configure, DeckFiles, loadPreview, Outside, SidePanel, Stage } from './lazyPages.tsx';
import { NewerRelease } from './NewerRelease.tsx';

export interface AppProps {
  readonly host: MeetingHost;
  readonly meeting: MeetingSession;
  /** As the holder of the ticket in the page's address. */
  readonly viewerApi: Api | undefined;
  readonly styleNonce: string;
}

export function App({ host, meeting, viewerApi, styleNonce }: AppProps): ReactNode {
  const [theme, setTheme] = useState<HostTheme>(host.context.theme);
  useEffect(() => host.onThemeChange(setTheme), [host]);
  const language = languageOfLocale(host.context.locale);

  return (
    <HostContext.Provider value={host}>
      <HostThemeContext.Provider value={theme}>
        <MeetingContext.Provider value={meeting}>
          <Frame theme={theme} language={language} styleNonce={styleNonce}>
            <ErrorBoundary
              fallback={(retry) => <Failed failure="internal" retrying={false} onRetry={retry} />}
            >
              <Place place={host.context.place} viewerApi={viewerApi} />
            </ErrorBoundary>
            <NewerRelease />
          </Frame>
        </MeetingContext.Provider>
      </HostThemeContext.Provider>
    </HostContext.Provider>
  );
}

interface PlaceProps {
  readonly place: HostPlace;
  readonly viewerApi: Api | undefined;
}

function Place({ place, viewerApi }: PlaceProps): ReactNode {
  if (place === 'configure') return <Configure />;
  if (place === 'outside') {
    if (isDeckFilesPage(location)) return <DeckFiles api={viewerApi} />;
    return isRecapPage(location) ? <MeetingPlace place="recap" /> : <Outside />;
  }
  return (
    <>
      <NextTable />
      <MeetingPlace place={place} />
    </>
  );
}

/** Says that another table is on its way. It stays while the tables change: a region that comes together with its text is not read. */
export function NextTable(): ReactNode {
  const { opening } = useStrings(openingStrings);
  const { kind } = useMeetingState();
  const speaks = useSpeaks();
  const [hadTable, setHadTable] = useState(false);
  useEffect(() => {
    if (kind === 'open') setHadTable(true);
  }, [kind]);
  return <LiveRegion message={hadTable && speaks && kind === 'opening' ? opening : ''} />;
}

function MeetingPlace({ place }: { readonly place: 'sidePanel' | 'stage' | 'tab' | 'recap' }): ReactNode {
  const meeting = useMeeting();
  const state = useMeetingState();
  const preview = usePreview(place === 'stage' ? state : undefined);
  if (state.kind === 'failed') {
    const failure = place === 'recap' && state.failure === 'ticket_expired' ? 'recapExpired' : state.failure;
    const isMember = place !== 'recap';
    return (
      <Failed
        failure={failure}
        retrying={state.retrying}
        onRetry={() => meeting.open()}
        onBeginAnew={
          isMember && NEEDS_ANOTHER_TABLE.includes(state.failure)
            ? (confirmed) => meeting.replace(confirmed)
            : undefined
        }
        onBeginWithoutEarlier={
          CAN_BEGIN_WITHOUT_EARLIER.includes(state.failure)
            ? () => void meeting.beginWithoutEarlier()
            : undefined
        }
      />
    );
  }
  const session = state.session?.session;
  const table = state.kind === 'open' ? state.table : preview;
  if (!table || !session) return <Opening place={place} />;
  return (
    <TableContext.Provider value={table}>
      {place === 'stage' && <Stage key={session.id} />}
      {place === 'recap' && <LazyRecapPage />}
      {place === 'tab' && (
        <Tab key={session.id}>
          <SidePanel />
        </Tab>
      )}
      {place === 'sidePanel' && <SidePanel key={session.id} />}
    </TableContext.Provider>
  );
}

/** The table as it lay a moment ago, while it is being opened. Undefined without one, or once it is too old. */
function usePreview(state: MeetingState | undefined): TableOnScreen | undefined {
  const language = useLanguage();
  const meeting = useMeeting();
  const session = state?.kind === 'opening' ? state.session : undefined;
  const [table, setTable] = useState<TableOnScreen>();
  useEffect(() => {
    if (!session?.preview) return;
    const { preview } = session;
    let isOver = false;
    const show = async () => {
      const { tableOfPreview } = await loadPreview();
      if (!isOver) setTable(tableOfPreview(session, preview, language, Date.now, meeting.keepEarly));
    };
    show().catch(() => undefined);
    const aging = setTimeout(() => setTable(undefined), PREVIEW_LIFE_MS);
    return () => {
      isOver = true;
      clearTimeout(aging);
    };
  }, [session, language, meeting]);
  return session && table;
}
