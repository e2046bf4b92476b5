import { useCallback, useState } from 'react';

/** Display preferences of this browser for the simulator's page; not part of the meeting. */
export interface Preferences {
  readonly language: 'da' | 'en';
  readonly dark: boolean;
  readonly guide: boolean;
  readonly log: boolean;
}

const KEY = 'simulator';

function initial(): Preferences {
  const fresh: Preferences = {
    language: 'da',
    dark: window.matchMedia('(prefers-color-scheme: dark)').matches,
    guide: true,
    log: false,
  };
  const asked = new URLSearchParams(window.location.search).get('lang');
  const language: Partial<Preferences> = asked === 'da' || asked === 'en' ? { language: asked } : {};
  try {
    return { ...fresh, ...JSON.parse(localStorage.getItem(KEY) ?? '{}'), ...language };
  } catch {
    return { ...fresh, ...language };
  }
}

/** The preferences and a function to change them; stored where the browser allows it. */
export function usePreferences(): readonly [Preferences, (change: Partial<Preferences>) => void] {
  const [preferences, setPreferences] = useState(initial);
  const change = useCallback((some: Partial<Preferences>) => {
    setPreferences((before) => {
      const after = { ...before, ...some };
      try {
        localStorage.setItem(KEY, JSON.stringify(after));
      } catch {
        // Without storage the choice lasts as long as the page.
      }
      return after;
    });
  }, []);
  return [preferences, change];
}
