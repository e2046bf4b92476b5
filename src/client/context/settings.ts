import type { PageSettings } from '../../shared/pageSettings.ts';

const NONE: PageSettings = {
  hostOrigins: [],
  version: '',
  defaultDeckId: 'digitale-kompetencer',
  titles: { da: 'Dialogkort', en: 'Dialogue cards' },
  statements: {},
  styleNonce: '',
};

/** What the server wrote into the page. A page without it, such as a copy from disk, works like one without settings. */
export function readPageSettings(page: Document): PageSettings {
  const written = page.querySelector('meta[name="dialogkort-settings"]')?.getAttribute('content');
  try {
    const settings: Partial<PageSettings> = JSON.parse(written ?? '{}');
    return { ...NONE, ...settings };
  } catch {
    return NONE;
  }
}
