import { cardByCode, cardCodes, readCode } from '../../../../src/domain/deck/cardCode.ts';

const cards = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `card-${index}` }));

describe('the code on a paper card', () => {
  test('is four unmistakable characters, unique for each card [PAPER-1]', () => {
    const codes = [...cardCodes(cards(2000)).values()];
    expect(new Set(codes).size).toBe(2000);
    for (const code of codes) expect(code).toMatch(/^[3479ACDEFHJKLMNPRTUVWXY]{4}$/);
  });

  test('stays the same when the deck is put in another order or grows [PAPER-2]', () => {
    const before = cardCodes(cards(35));
    const after = cardCodes([...cards(35), { id: 'another' }].reverse());
    for (const [id, code] of before) expect(after.get(id)).toBe(code);
  });

  test('is understood however it is typed [PAPER-3]', () => {
    const [code = ''] = cardCodes(cards(1)).values();
    const { 0: a, 1: b, 2: c, 3: d } = code.toLowerCase();
    expect(readCode(` ${a}${b}-${c} ${d}`)).toBe(code);
    expect(cardByCode(cards(35), code)).toBe('card-0');
  });

  test('tells every slip of one character and every two that changed places [PAPER-3]', () => {
    for (const code of cardCodes(cards(35)).values()) {
      for (let at = 0; at < 4; at++) {
        for (const other of '3479ACDEFHJKLMNPRTUVWXY') {
          if (other !== code[at])
            expect(readCode(code.slice(0, at) + other + code.slice(at + 1))).toBeUndefined();
        }
        const [first = '', second = ''] = code.slice(at, at + 2);
        if (second !== '' && first !== second) {
          expect(readCode(code.slice(0, at) + second + first + code.slice(at + 2))).toBeUndefined();
        }
      }
    }
  });

  test.each(['', 'AAA', 'AAAAA', 'B000', '<b>'])('is not read out of "%s" [PAPER-3]', (typed) => {
    expect(readCode(typed)).toBeUndefined();
  });
});
