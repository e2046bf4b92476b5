/** What whoever helps needs to know of a page, and nothing about the people or the meeting. */

export interface PageFacts {
  readonly version: string;
  /** Where the host shows the page. */
  readonly place: string;
  readonly theme: string;
  /** As the host says it. */
  readonly locale: string;
  readonly language: string;
  readonly phase: string;
  readonly connection: string;
  readonly saved: boolean;
  readonly cards: number;
  readonly role: string;
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

/** One fact a line. In English: it is read by whoever knows the app from inside. */
export function technicalDetails(facts: PageFacts): string {
  const yes = (is: boolean): string => (is ? 'yes' : 'no');
  return [
    `Dialogkort ${facts.version || 'unknown version'}`,
    `time: ${new Date(facts.nowMs).toISOString()}`,
    `place: ${facts.place}, ${facts.width} x ${facts.height} at ${facts.pixelRatio}`,
    `language: ${facts.language} (host: ${facts.locale}), theme: ${facts.theme}`,
    `table: ${facts.phase}, ${facts.cards} cards, ${facts.role}`,
    `connection: ${facts.connection}, online: ${yes(facts.online)}, all saved: ${yes(facts.saved)}`,
    `reduced motion: ${yes(facts.reducedMotion)}, forced colours: ${yes(facts.forcedColours)}`,
    `browser: ${facts.userAgent}`,
  ].join('\n');
}
