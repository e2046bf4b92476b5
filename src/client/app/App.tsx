/** The providers around every view, and which view is shown where. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { HostPlace, HostTheme, MeetingHost } from '../../host/host.ts';
import { languageOfLocale } from '../../shared/language.ts';
import { MeetingContext, TableContext, useMeeting, useMeetingState } from '../session/hooks.ts';
import type { MeetingSession } from '../session/meetingSession.ts';
import { NEEDS_ANOTHER_TABLE } from '../session/openFailure.ts';
import { Failed } from '../views/meeting/Failed.tsx';
import { Opening } from '../views/meeting/Opening.tsx';
import { LateRecapPage } from '../views/recap/late.ts';
import { Tab } from '../views/tab/Tab.tsx';
import { Frame } from './Frame.tsx';
import { HostContext, HostThemeContext } from './hostContext.ts';
import { isRecapPage } from './links.ts';
import { Mishap } from './Mishap.tsx';
import { loadConfigure, loadOutside, loadSidePanel, loadStage } from './views.ts';

const Configure = lazy(async () => ({ default: (await loadConfigure()).Configure }));
const Outside = lazy(async () => ({ default: (await loadOutside()).Outside }));
const Stage = lazy(async () => ({ default: (await loadStage()).Stage }));
const SidePanel = lazy(async () => ({ default: (await loadSidePanel()).SidePanel }));

export interface AppProps {
  readonly host: MeetingHost;
  readonly meeting: MeetingSession;
  readonly styleNonce: string;
}

export function App({ host, meeting, styleNonce }: AppProps): ReactNode {
  const [theme, setTheme] = useState<HostTheme>(host.context.theme);
  useEffect(() => host.onThemeChange(setTheme), [host]);
  const language = languageOfLocale(host.context.locale);

  return (
    <HostContext.Provider value={host}>
      <HostThemeContext.Provider value={theme}>
        <MeetingContext.Provider value={meeting}>
          <Frame theme={theme} language={language} styleNonce={styleNonce}>
            <Mishap instead={(retry) => <Failed failure="internal" retrying={false} onRetry={retry} />}>
              {/* Both are there before the page is rendered. */}
              <Suspense fallback={null}>
                <Place place={host.context.place} />
              </Suspense>
            </Mishap>
          </Frame>
        </MeetingContext.Provider>
      </HostThemeContext.Provider>
    </HostContext.Provider>
  );
}

function Place({ place }: { readonly place: HostPlace }): ReactNode {
  if (place === 'configure') return <Configure />;
  if (place === 'outside') return isRecapPage(location) ? <MeetingPlace place="recap" /> : <Outside />;
  return <MeetingPlace place={place} />;
}

function MeetingPlace({ place }: { readonly place: 'sidePanel' | 'stage' | 'tab' | 'recap' }): ReactNode {
  const meeting = useMeeting();
  const state = useMeetingState();
  if (state.kind === 'opening') return <Opening place={place} />;
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
            ? () => void meeting.beginAgain()
            : undefined
        }
      />
    );
  }
  return (
    <TableContext.Provider value={state.table}>
      <Suspense fallback={<Opening place={place} />}>
        {place === 'stage' && <Stage key={state.session.session.id} />}
        {place === 'recap' && <LateRecapPage />}
        {place === 'tab' && (
          <Tab key={state.session.session.id}>
            <SidePanel />
          </Tab>
        )}
        {place === 'sidePanel' && <SidePanel key={state.session.session.id} />}
      </Suspense>
    </TableContext.Provider>
  );
}
