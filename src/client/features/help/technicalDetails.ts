import type { Refusal } from '../../session/lastRefusal.ts';

/** Facts about a page for support, without people or meeting data. */

export interface PageFacts {
  readonly version: string;
  /** Where the host shows the page. */
  readonly place: string;
  readonly theme: string;
  /** As the host says it. */
  readonly locale: string;
  readonly language: string;
  /** Missing where no table is open. */
  readonly table?: TableFacts;
  /** Why no table is open. */
  readonly failure?: string;
  readonly refusal?: Refusal | undefined;
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly online: boolean;
  readonly reducedMotion: boolean;
  readonly forcedColours: boolean;
  readonly userAgent: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

export interface TableFacts {
  readonly phase: string;
  readonly connection: string;
  readonly saved: boolean;
  readonly cards: number;
  readonly role: string;
}

/** One fact a line. In English, for developers and support. */
export function technicalDetails(facts: PageFacts): string {
  const yes = (is: boolean): string => (is ? 'yes' : 'no');
  const iso = (ms: number): string => new Date(ms).toISOString();
  const { table, failure, refusal } = facts;
  return [
    `Dialogkort ${facts.version || 'unknown version'}`,
    `time: ${iso(facts.nowMs)}`,
    `place: ${facts.place}, ${facts.width} x ${facts.height} at ${facts.pixelRatio}`,
    `language: ${facts.language} (host: ${facts.locale}), theme: ${facts.theme}`,
    table
      ? `table: ${table.phase}, ${table.cards} cards, ${table.role}`
      : `table: none, ${failure ?? 'unknown why'}`,
    ...(table ? [`connection: ${table.connection}, all saved: ${yes(table.saved)}`] : []),
    `online: ${yes(facts.online)}`,
    refusal
      ? `last refusal: ${refusal.code} at ${iso(refusal.atMs)}, request ${refusal.requestId}`
      : 'last refusal: none',
    `reduced motion: ${yes(facts.reducedMotion)}, forced colours: ${yes(facts.forcedColours)}`,
    `browser: ${facts.userAgent}`,
  ].join('\n');
}
