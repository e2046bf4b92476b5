import type { PageSettings } from '../../shared/api.ts';

/** What the server wrote into the page. A page without it, such as a copy from disk, works like one without settings. */
export function readPageSettings(page: Document): PageSettings {
  const written = page.querySelector('meta[name="dialogkort-settings"]')?.getAttribute('content');
  try {
    const settings: Partial<PageSettings> = JSON.parse(written ?? '{}');
    const { hostOrigins = [], version = '', styleNonce = '' } = settings;
    return { hostOrigins, version, styleNonce };
  } catch {
    return { hostOrigins: [], version: '', styleNonce: '' };
  }
}
