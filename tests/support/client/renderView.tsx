import './browser.ts';
import { FluentProvider } from '@fluentui/react-components';
import { act, configure, type RenderResult, render } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { HostContext } from '../../../src/client/context/hostContext.ts';
import type { Api } from '../../../src/client/session/api.ts';
import { MeetingContext, TableContext } from '../../../src/client/session/hooks.ts';
import type { MeetingSession } from '../../../src/client/session/meetingSession.ts';
import { LanguageContext } from '../../../src/client/ui/strings.ts';
import { themeFor } from '../../../src/client/ui/theme/theme.ts';
import type { MeetingHost } from '../../../src/host/host.ts';
import { galleryHost } from '../gallery/host.ts';
import { type GalleryTable, galleryMeeting, galleryTable } from '../gallery/meeting.ts';
import { type GalleryQuery, readQuery } from '../gallery/query.ts';

// Only what hangs is cut off; the library's second is too short for a busy machine.
configure({ asyncUtilTimeout: 20_000 });

export interface RenderedView extends RenderResult {
  readonly user: UserEvent;
  readonly table: GalleryTable;
  readonly meeting: MeetingSession;
}

export interface RenderOptions extends Partial<GalleryQuery> {
  /** Answers of the server in place of the gallery's. */
  readonly api?: Partial<Api>;
  readonly host?: Partial<MeetingHost>;
}

const open: MeetingSession[] = [];
afterEach(() => {
  for (const meeting of open.splice(0)) meeting.close();
  localStorage.clear();
});

/** A view in Danish at one of the gallery's tables, with the real rules, as the facilitator unless said otherwise. */
export async function renderView(view: ReactNode, options: RenderOptions = {}): Promise<RenderedView> {
  const { api, host, ...asked } = options;
  const query: GalleryQuery = { ...readQuery(''), ...asked };
  const table = galleryTable(query);
  const meeting = galleryMeeting(query, table, api);
  open.push(meeting);
  meeting.open();
  await isOpen(meeting);
  const user = userEvent.setup();
  const rendered = render(
    <HostContext.Provider value={{ ...galleryHost(query), ...host }}>
      <LanguageContext.Provider value={query.language}>
        <FluentProvider theme={themeFor(query.theme)}>
          <MeetingContext.Provider value={meeting}>
            <TableContext.Provider value={table.session}>{view}</TableContext.Provider>
          </MeetingContext.Provider>
        </FluentProvider>
      </LanguageContext.Provider>
    </HostContext.Provider>,
  );
  // What was under way when the view was rendered.
  await act(async () => undefined);
  return { ...rendered, user, table, meeting };
}

function isOpen(meeting: MeetingSession): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (meeting.state.get().kind !== 'open') return;
      stop();
      resolve();
    };
    const stop = meeting.state.subscribe(look);
    look();
  });
}
