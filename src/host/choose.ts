import { type BrowserPage, openBrowserHost } from './browser.ts';
import type { HostConnection } from './host.ts';
import { connectTeams, type TeamsConnectionOptions } from './teams.ts';

export interface ChoosingPage extends BrowserPage {
  readonly parent: unknown;
  readonly self: unknown;
}

/** Teams when the page is in a frame, a plain page otherwise. The URL does not decide. */
export async function chooseHost(
  options: TeamsConnectionOptions,
  page: ChoosingPage,
): Promise<HostConnection> {
  return isHosted(page) ? connectTeams(options) : { host: openBrowserHost(page) };
}

/** Teams on a phone shows the page in a window of its own, with a native interface instead of a parent. */
function isHosted(page: ChoosingPage): boolean {
  return page.parent !== page.self || 'nativeInterface' in page;
}
