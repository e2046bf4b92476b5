/**
 * Any view in any theme, language and state, with the real rules and an in-memory table: for screenshots and for axe.
 * `/?view=stage&theme=dark&lang=da&state=turned&me=mette&deck=35`; see `query.ts`.
 */
import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { HostContext, HostThemeContext } from '../../../src/client/context/hostContext.ts';
import { MeetingContext, TableContext } from '../../../src/client/session/hooks.ts';
import { LanguageContext } from '../../../src/client/ui/strings.ts';
import { themeFor } from '../../../src/client/ui/theme/theme.ts';
import { galleryHost } from './host.ts';
import { galleryMeeting, galleryTable } from './meeting.ts';
import { readQuery } from './query.ts';
import { VIEWS } from './views.tsx';

const query = readQuery(location.search);
const table = galleryTable(query);
const meeting = galleryMeeting(query, table);
const host = galleryHost(query);
const view = await VIEWS[query.view](query);

document.documentElement.lang = query.language;
document.documentElement.dataset.theme = query.theme;
// For whoever drives the gallery: what somebody else does, and what becomes of the line.
Object.assign(window, { gallery: table.puppet });

function Gallery(): ReactNode {
  return (
    <RendererProvider renderer={createDOMRenderer(document)}>
      <HostContext.Provider value={host}>
        <HostThemeContext.Provider value={query.theme}>
          <LanguageContext.Provider value={query.language}>
            <FluentProvider theme={themeFor(query.theme)} style={{ height: '100%' }}>
              <MeetingContext.Provider value={meeting}>
                <TableContext.Provider value={table.session}>{view}</TableContext.Provider>
              </MeetingContext.Provider>
            </FluentProvider>
          </LanguageContext.Provider>
        </HostThemeContext.Provider>
      </HostContext.Provider>
    </RendererProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
meeting.open();
createRoot(root).render(<Gallery />);
