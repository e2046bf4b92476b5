import { toPlainText } from '../../../../src/domain/recap/export/plainText.ts';
import { HOSTILE, note, recapFor } from '../../../support/recap/recaps.ts';

test.each(HOSTILE)('[EXPORT-8] %j stands in the text to copy as it was typed', (text) => {
  expect(toPlainText(recapFor({ tools: [{ key: '', name: text }] }))).toContain(`\n• ${text.trim()}\n`);
});

test('[EXPORT-8] the text to copy is read without knowing any format', () => {
  const published = [
    note('a', 'Holde kursus', { mark: 'action', owner: 'Jonas', due: '2026-12-01' }),
    note('b', 'For svært', { cardId: 'g1', differs: true }),
    note('c', 'Let nok', { cardId: 'g1', differs: true }),
  ];
  const text = toPlainText(recapFor({ published }));
  expect(text).toMatch(/^Opsamling\n\nLille kortsæt, 23\. november 2026\n\nAftaler\n\n/);
  expect(text).toContain('• Holde kursus – Jonas – 1. december 2026\n');
  expect(text).toContain('Forskellige syn\n• For svært\n• Let nok\n');
  expect(text).not.toMatch(/[#|\\]/);
});
