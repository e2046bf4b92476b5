import { type BrowserPage, openBrowserHost } from './browser.ts';
import type { HostConnection } from './host.ts';
import { connectTeams, type TeamsConnectionOptions } from './teams.ts';

export interface ChoosingPage extends BrowserPage {
  readonly parent: unknown;
  readonly self: unknown;
}

/** Teams when the page is shown inside something, a plain page otherwise. The address has no say in it. */
export async function chooseHost(
  options: TeamsConnectionOptions,
  page: ChoosingPage,
): Promise<HostConnection> {
  return isHosted(page) ? connectTeams(options) : { host: openBrowserHost(page) };
}

/** Teams on a phone shows the page in a window of its own and leaves a native interface there instead of a parent. */
function isHosted(page: ChoosingPage): boolean {
  return page.parent !== page.self || 'nativeInterface' in page;
}
