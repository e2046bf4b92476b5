import { deflateSync } from 'node:zlib';
import { trimBoxesIn } from '../../../src/import/pdf/trimBoxes.ts';

const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('trimBoxesIn [IMPORT-44]', () => {
  test('finds the trim box of each page by the number of its object, the last one written counts', () => {
    const file =
      '%PDF-1.4\n3 0 obj\n<< /Type /Page /TrimBox [ 10 10.5 90 -0.5 ] >>\nendobj\n' +
      '14 0 obj\n<</Type/Page/TrimBox[1 2 3 4]>>\nendobj\n3 0 obj\n<< /Type /Page /TrimBox [5 6 7 8] >>\nendobj\n';
    expect([...trimBoxesIn(latin(file))]).toEqual([
      [3, [5, 6, 7, 8]],
      [14, [1, 2, 3, 4]],
    ]);
  });

  test('finds those of pages that are packed with other objects', () => {
    const objects = ['<< /Type /Font >>', '<< /Type /Page /TrimBox [1 2 3 4] >>'];
    const head = `7 0 9 ${objects[0]?.length} `;
    const packed = deflateSync(latin(head + objects.join('')));
    const file = Buffer.concat([
      latin(
        `%PDF-1.7\n12 0 obj\n<< /Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode >>\nstream\n`,
      ),
      packed,
      latin('\nendstream\nendobj\n'),
    ]);
    expect([...trimBoxesIn(new Uint8Array(file))]).toEqual([[9, [1, 2, 3, 4]]]);
  });

  // Each of these took minutes when the look at one could begin anew at every character.
  test.each([
    ['digits', `/TrimBox [${'1'.repeat(20_000)}`.repeat(50)],
    ['blanks', `/TrimBox [${' '.repeat(20_000)}`.repeat(50)],
    ['boxes', '/TrimBox[0 0 1 1]'.repeat(50_000)],
    ['streams', 'stream endstream '.repeat(50_000)],
  ])('looks at each character of a file of nothing but %s a few times [IMPORT-54]', (_, text) => {
    expect(trimBoxesIn(latin(text)).size).toBe(0);
  });

  test('finds nothing in rubbish', () => {
    const rubbish = '1 0 obj /ObjStm /Type /ObjStm /First 9 stream\nnothing\nendstream /TrimBox [1 2 3]';
    expect(trimBoxesIn(latin(rubbish)).size).toBe(0);
  });
});
