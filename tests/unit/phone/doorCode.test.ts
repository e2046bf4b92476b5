import { cardCodes } from '../../../src/domain/deck/cardCode.ts';
import { codesInFragment, readDoorCode } from '../../../src/phone/doorCode.ts';

describe('codes on the phone', () => {
  test('[PHONE-23] a code is read in any case, with blanks and hyphens, and nothing else is one', () => {
    expect(readDoorCode('acd efh')).toBe('ACDEFH');
    expect(readDoorCode('ACD-EFH')).toBe('ACDEFH');
    for (const wrong of ['', 'ACDEF', 'ACDEFHJ', 'ACDEF0']) expect(readDoorCode(wrong)).toBeUndefined();
  });

  test('[PHONE-23] the address has the wall’s code or a card’s code behind its #, and ignores anything else', () => {
    const [code = ''] = [...cardCodes([{ id: 'k01' }]).values()];
    expect(codesInFragment('#ACDEFH')).toEqual({ door: 'ACDEFH', card: undefined });
    expect(codesInFragment(`#kort=${code}`)).toEqual({ door: undefined, card: code });
    for (const other of ['', '#', '#%E0%A4%A', '#kort=AAAA9', '#<script>'])
      expect(codesInFragment(other)).toEqual({ door: undefined, card: undefined });
  });
});
