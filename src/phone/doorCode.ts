/** Codes as people type and scan them. The fragment of an address never leaves the phone. */
import { readCode } from '../domain/deck/cardCode.ts';
import { DOOR_CODE } from '../shared/contract/ids.ts';

/** Undefined if it cannot be a door's code. Case, blanks and hyphens are ignored. */
export function readDoorCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '');
  return DOOR_CODE.test(code) ? code : undefined;
}

/** `#ACDEFH` from the wall, `#kort=K7MX` from a card on paper. */
export function codesInFragment(hash: string): {
  readonly door: string | undefined;
  readonly card: string | undefined;
} {
  const fragment = decodeURIComponentOr(hash.replace(/^#/, ''));
  const [, card] = /^kort=(.+)$/i.exec(fragment) ?? [];
  return card === undefined
    ? { door: readDoorCode(fragment), card: undefined }
    : { door: undefined, card: readCode(card) };
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
