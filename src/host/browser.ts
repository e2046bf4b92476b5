/** The adapter for a page outside any meeting: it has a theme and a language, and refuses everything else. */
import type { HostRefusal, HostTheme, MeetingHost } from './host.ts';
import { createListeners } from './listeners.ts';

/** The part of a window that the adapter needs. */
export interface BrowserPage {
  matchMedia(query: string): Pick<MediaQueryList, 'matches' | 'addEventListener'>;
  readonly navigator: { readonly language: string };
  /** `?locale=` carries the language from the page before. */
  readonly location?: { readonly search: string };
  addEventListener(type: 'pagehide', listener: () => void): void;
}

const NO_MEETING: HostRefusal = { refused: 'notSupported', detail: 'the page is open outside a meeting' };

export function openBrowserHost(page: BrowserPage): MeetingHost {
  const locale = new URLSearchParams(page.location?.search).get('locale') ?? page.navigator.language;
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  // Forced colours are ignored here: the browser replaces the colours itself, whatever the theme.
  const contrast = page.matchMedia('(prefers-contrast: more)');
  const themeNow = (): HostTheme => (contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light');

  let theme = themeNow();
  const themeListeners = createListeners<[HostTheme], void>();
  for (const query of [dark, contrast]) {
    query.addEventListener('change', () => {
      if (themeNow() === theme) return;
      theme = themeNow();
      themeListeners.tell(theme);
    });
  }

  const unloadListeners = createListeners<[], Promise<void>>();
  // A browser does not wait: the listeners may not finish.
  page.addEventListener('pagehide', () => void Promise.allSettled(unloadListeners.tell()));

  return {
    get context() {
      return { place: 'outside', theme, locale } as const;
    },
    getAuthToken: async () => ({ refused: 'noToken', detail: 'the page is open outside a meeting' }),
    shareToStage: async () => NO_MEETING,
    stopSharing: async () => NO_MEETING,
    isSharing: async () => NO_MEETING,
    onSave: () => NO_MEETING,
    savedTab: async () => NO_MEETING,
    tabLink: async () => NO_MEETING,
    composeMeeting: async () => NO_MEETING,
    onThemeChange: (listener) => themeListeners.add(listener),
    onUnload: (listener) => unloadListeners.add(listener),
    notifyPainted() {},
    notifyReady() {},
    notifyFailed() {},
  };
}
