/** The app's pages: HTML files of the build, completed for each request. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import { languageOfLocale } from '../../shared/language.ts';
import type { PageSettings, Statements } from '../../shared/pageSettings.ts';
import { StartupError } from '../startupError.ts';
import { type PagePolicy, pagePolicy, phonePolicy } from './headers.ts';

const PAGES: Readonly<Record<string, { readonly file: string; readonly titles: PageSettings['titles'] }>> = {
  '/': { file: 'index.html', titles: { da: 'Dialogkort', en: 'Dialogue cards' } },
  '/configure': {
    file: 'configure.html',
    titles: { da: 'Dialogkort: opsætning', en: 'Dialogue cards: settings' },
  },
  '/deck-files': {
    file: 'deckFiles.html',
    titles: { da: 'Dialogkort: filer med kort', en: 'Dialogue cards: files with cards' },
  },
  '/deltag': {
    file: 'phone.html',
    titles: { da: 'Vær med fra din telefon', en: 'Take part by phone' },
  },
  '/panel': { file: 'panel.html', titles: { da: 'Dialogkort: dit panel', en: 'Dialogue cards: your panel' } },
  '/recap': { file: 'recap.html', titles: { da: 'Dialogkort: opsamling', en: 'Dialogue cards: recap' } },
  '/stage': {
    file: 'stage.html',
    titles: { da: 'Dialogkort: fælles skærm', en: 'Dialogue cards: the stage' },
  },
};

const NONCE_BYTES = 16;

type Theme = 'light' | 'dark' | 'contrast';

export interface PagesOptions extends PagePolicy {
  readonly clientDir: string;
  readonly version: string;
  readonly defaultDeck: string;
  readonly statements: Statements;
  readonly retentionDays?: number;
}

/** The files are read once, now. */
export function servePages(options: PagesOptions): RequestHandler {
  const policy = pagePolicy(options);
  const router = Router({ strict: true, caseSensitive: true });
  for (const [path, { file, titles }] of Object.entries(PAGES)) {
    const template = readTemplate(join(options.clientDir, file));
    router.get(path, (request, response) => {
      const styleNonce = randomBytes(NONCE_BYTES).toString('base64');
      const { locale, theme } = request.query;
      const language = languageOfLocale(typeof locale === 'string' ? locale : '');
      const settings: PageSettings = {
        hostOrigins: options.hostOrigins,
        version: options.version,
        defaultDeckId: options.defaultDeck,
        titles,
        statements: options.statements,
        ...(options.retentionDays !== undefined && { retentionDays: options.retentionDays }),
        styleNonce,
      };
      response.setHeader(
        'Content-Security-Policy',
        path === '/deltag' ? phonePolicy(options) : policy(styleNonce),
      );
      response.setHeader('Content-Language', language);
      // These open outside Teams, where another site's window must not hold on to them.
      if (path === '/recap' || path === '/deck-files' || path === '/deltag')
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      // A nonce is good for one answer.
      response.setHeader('Cache-Control', 'no-store');
      response.type('html').send(
        fill(template, {
          LANG: language,
          TITLE: titles[language],
          THEME: themeOf(theme),
          NONCE: styleNonce,
          SETTINGS: JSON.stringify(settings),
        }),
      );
    });
  }
  // Where Danish public bodies have their statement; only the organisation knows its address.
  const { accessibility } = options.statements;
  if (accessibility !== undefined) {
    router.get(['/was', '/tilgaengelighed'], (_request, response) => response.redirect(accessibility));
  }
  return router;
}

function readTemplate(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartupError(
      'content',
      `The client is not built: ${file} is missing. Run "npm run build" first.`,
    );
  }
}

const PLACEHOLDERS = ['LANG', 'TITLE', 'THEME', 'NONCE', 'SETTINGS'] as const;
const ANY_PLACEHOLDER = new RegExp(`%(${PLACEHOLDERS.join('|')})%`, 'g');

function fill(template: string, values: Readonly<Record<(typeof PLACEHOLDERS)[number], string>>): string {
  return template.replace(ANY_PLACEHOLDER, (whole, name: string) =>
    name in values ? escapeHtml(values[name as keyof typeof values]) : whole,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Teams also says `default` and `glass`, which are light. */
function themeOf(theme: unknown): Theme {
  return theme === 'dark' || theme === 'contrast' ? theme : 'light';
}
