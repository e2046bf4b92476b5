/**
 * The follow-up and the open actions with a date as an iCalendar file (RFC 5545): all-day entries, which need no time zone.
 * An entry keeps its id, so that a file that is opened again changes the entries of the first one.
 */
import { dayAfter, followUpOf, isDay, openActions } from '../followUp.ts';
import type { Recap } from '../recap.ts';
import { recapWords } from '../words.ts';
import { typed, typedInOneLine } from './typed.ts';

/** Octets of a line, without its end (RFC 5545, 3.1). */
const LINE_MAX_BYTES = 75;

export interface CalendarInput {
  /** `YYYY-MM-DD` */
  readonly followUpOn: string;
  /** Right side of the entries' ids: the app's domain. */
  readonly domain: string;
  /** When the file is made, ISO 8601. */
  readonly nowIso: string;
}

interface Entry {
  readonly id: string;
  readonly day: string;
  readonly summary: string;
  readonly description: string;
}

export function toCalendar(recap: Recap, { followUpOn, domain, nowIso }: CalendarInput): string {
  const { language, startedAt = '', deckTitle } = recap;
  const followUp = followUpOf(recap);
  // Ids of notes are unique in their meeting only.
  const meeting = startedAt.replace(/\D/g, '') || 'undated';
  const entries: readonly Entry[] = [
    { id: 'follow-up', day: followUpOn, summary: followUp.subject, description: followUp.body },
    ...openActions(recap).flatMap(({ id, text, owner, due, question, isPrivate }): Entry[] => {
      if (due === undefined || !isDay(due)) return [];
      const words = recapWords(language);
      const lines = [
        owner && `${words.table.owner}: ${owner}`,
        question,
        deckTitle,
        isPrivate && words.isPrivate,
      ];
      return [{ id, day: due, summary: text, description: lines.filter(Boolean).join('\n') }];
    }),
  ];
  const stamp = nowIso.replace(/\.\d+/, '').replace(/[-:]/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Dialogkort//Dialogkort//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    ...entries.flatMap(({ id, day, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${id.replace(/[^\w-]/g, '_')}-${meeting}@${domain}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      // The day after: the end is not part of the entry.
      `DTEND;VALUE=DATE:${dayAfter(day, 1).replaceAll('-', '')}`,
      `SUMMARY;LANGUAGE=${language}:${escaped(typedInOneLine(summary))}`,
      `DESCRIPTION;LANGUAGE=${language}:${escaped(typed(description))}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A value of type TEXT (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/** A long line goes on in lines that begin with a blank; no character is split (RFC 5545, 3.1). */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > LINE_MAX_BYTES) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}
