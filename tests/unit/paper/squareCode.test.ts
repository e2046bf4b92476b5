/** The square code on a paper card is one that the side panel's reader reads, on a photographed card as well. */
import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { cardCodes, readCode, squareCodeOf } from '../../../src/domain/deck/cardCode.ts';
import { codesInFragment } from '../../../src/phone/doorCode.ts';
import { builtInDeck } from '../../support/paper/decks.ts';

const PIXELS_PER_MODULE = 5;
/** Paper around the code, darker than white as in a room. */
const PAPER = 215;
const INK = 40;
const AROUND_PX = 60;

function photograph(code: string) {
  const rows = encodeQR(code, 'raw', { ecc: 'medium', border: 1 });
  const side = rows.length * PIXELS_PER_MODULE + 2 * AROUND_PX;
  const data = new Uint8ClampedArray(side * side * 4).fill(PAPER);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const module = (at: number) => Math.floor((at - AROUND_PX) / PIXELS_PER_MODULE);
      if (rows[module(y)]?.[module(x)]) data.fill(INK, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}

test('a square code that opens the page for phones is read back as the card’s code [PAPER-16]', () => {
  for (const code of cardCodes(builtInDeck().cards).values()) {
    const address = squareCodeOf(code, 'https://dialogkort.enkommune.dk');
    const read = decodeQR(photograph(address));
    expect(readCode(read)).toBe(code);
    expect(codesInFragment(new URL(read).hash)).toEqual({ door: undefined, card: code });
  }
});

test('every card’s square code is read back as its code [PAPER-13]', () => {
  for (const code of cardCodes(builtInDeck().cards).values()) {
    expect(decodeQR(photograph(code))).toBe(code);
  }
});
