import { toCalendar } from '../../../../src/domain/recap/export/calendar.ts';
import { suggestedDay } from '../../../../src/domain/recap/followUp.ts';
import { FORBIDDEN_SIGNS, HOSTILE, note, recapFor } from '../../../support/recap/recaps.ts';

const INPUT = { followUpOn: '2026-12-31', domain: 'kort.example', nowIso: '2026-11-23T10:11:12.345Z' };
const action = (id: string, text: string, more = {}) =>
  note(id, text, { mark: 'action', due: '2026-12-01', ...more });

/** Reads the file as RFC 5545 says: unfolded lines, and the values of an entry by name. */
function read(file: string): readonly ReadonlyMap<string, string>[] {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  expect(lines.at(-1)).toBe('');
  expect(lines.every((line) => !line.includes('\n') && !line.includes('\r'))).toBe(true);
  const entries: Map<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') entries.push(new Map());
    const [, name = '', value = ''] = /^([A-Z]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    entries.at(-1)?.set(name, value);
  }
  return entries;
}

const unescaped = (value = '') =>
  value.replace(/\\([\\;,nN])/g, (_, sign) => (/n/i.test(sign) ? '\n' : sign));

test('[EXPORT-12] the file has the follow-up and each open action with a date, all day, in the meeting’s own ids', () => {
  const recap = recapFor({
    published: [
      action('a', 'Holde kursus', { owner: 'Jonas', cardId: 'g1' }),
      action('b', 'Er gjort', { done: true }),
      note('c', 'Uden dato', { mark: 'action' }),
    ],
  });
  const file = toCalendar(recap, INPUT);
  expect(file).toMatch(
    /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r]+\r\nCALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\n/,
  );
  expect(file).toMatch(/END:VEVENT\r\nEND:VCALENDAR\r\n$/);
  const [followUp, only, ...more] = read(file);
  expect(more).toEqual([]);
  expect(Object.fromEntries(only ?? [])).toMatchObject({
    UID: 'a-20261123090000@kort.example',
    DTSTAMP: '20261123T101112Z',
    DTSTART: '20261201',
    DTEND: '20261202',
    SUMMARY: 'Holde kursus',
    TRANSP: 'TRANSPARENT',
  });
  expect(unescaped(only?.get('DESCRIPTION'))).toMatch(/^Hvem: Jonas\n/);
  expect(followUp?.get('DTSTART')).toBe('20261231');
  expect(followUp?.get('DTEND')).toBe('20270101');
  expect(unescaped(followUp?.get('DESCRIPTION'))).toBe(
    'Åbne aftaler:\n• Holde kursus – Jonas – 1. december 2026\n• Uden dato',
  );
});

test.each(HOSTILE)('[EXPORT-12] %j is text in the calendar file', (text) => {
  const file = toCalendar(recapFor({ published: [action('a', text, { owner: text })] }), INPUT);
  expect(unescaped(read(file)[1]?.get('SUMMARY'))).toBe(text.trim());
});

test('[EXPORT-12] no line is longer than 75 octets, and no character is split', () => {
  const text = `${'æøå🙂'.repeat(60)}, slut`;
  const file = toCalendar(recapFor({ published: [action('a', text)] }), INPUT);
  for (const line of file.split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(line.isWellFormed()).toBe(true);
  }
  expect(unescaped(read(file)[1]?.get('SUMMARY'))).toBe(text);
});

test('[EXPORT-12] line breaks begin no property, and forbidden signs are left out', () => {
  const text = `A\r\nEND:VEVENT\nATTACH:https://ond.example ${FORBIDDEN_SIGNS}`;
  const [, entry] = read(toCalendar(recapFor({ published: [action('a', text, { owner: text })] }), INPUT));
  expect(entry?.get('ATTACH')).toBeUndefined();
  expect(unescaped(entry?.get('SUMMARY'))).toBe('A END:VEVENT ATTACH:https://ond.example før\uFFFDefter');
});

test('[EXPORT-12] the day that is offered is that of the first open action, or four weeks ahead', () => {
  const published = [action('a', 'A', { due: '2027-01-04' }), action('b', 'B', { due: '2026-01-01' })];
  expect(suggestedDay(recapFor({ published }), '2026-11-23')).toBe('2027-01-04');
  expect(suggestedDay(recapFor({}), '2026-11-23')).toBe('2026-12-21');
});
