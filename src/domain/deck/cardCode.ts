/**
 * Short codes on paper cards, typed in the room to turn the card on the stage. A code is three characters and a check
 * character derived from the card's id alone, so that a deck can be reordered or grow after printing.
 */
import type { Card } from './deck.ts';

/**
 * Without characters that are confused in print (B and 8, O and 0, I and 1, S and 5, Z and 2, G and 6). Their number
 * is prime, so the check character detects every single wrong character and every transposition.
 */
const CHARACTERS = '3479ACDEFHJKLMNPRTUVWXY';
const BASE = CHARACTERS.length;
const SIGNS_BEFORE_CHECK = 3;
const CODES = BASE ** SIGNS_BEFORE_CHECK;

/** FNV-1a, 32 bits: spreads ids that differ in one digit. */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Code by card id, such as `K7MX`, without duplicates. */
export function cardCodes(cards: readonly Pick<Card, 'id'>[]): ReadonlyMap<string, string> {
  const taken = new Set<number>();
  const codes = new Map<string, string>();
  // Sorted, so that collisions resolve the same way whatever the order of the deck.
  for (const id of cards.map((card) => card.id).sort()) {
    let number = hash(id) % CODES;
    while (taken.has(number)) number = (number + 1) % CODES;
    taken.add(number);
    codes.set(id, withCheck(number));
  }
  return codes;
}

/** What a square code on paper says: where the app's origin is known, its page for phones with the card, else the bare code. */
export function squareCodeOf(code: string, origin: string | undefined): string {
  return origin === undefined ? code : `${origin}/deltag#kort=${code}`;
}

const BEFORE_CODE = /^.*\/deltag#kort=/i;

/** Normalises a typed or scanned code, also in its address; undefined if it cannot be one. Case, blanks and hyphens are ignored. */
export function readCode(typed: string): string | undefined {
  const code = typed.replace(BEFORE_CODE, '').toUpperCase().replace(/[\s-]/g, '');
  if (code.length !== SIGNS_BEFORE_CHECK + 1) return undefined;
  const values = [...code].map((character) => CHARACTERS.indexOf(character));
  return values.includes(-1) || weigh(values) !== 0 ? undefined : code;
}

export function cardByCode(cards: readonly Pick<Card, 'id'>[], code: string): string | undefined {
  for (const [id, own] of cardCodes(cards)) if (own === code) return id;
  return undefined;
}

function withCheck(number: number): string {
  const values = [Math.floor(number / BASE ** 2), Math.floor(number / BASE) % BASE, number % BASE];
  const check = (BASE - weigh(values)) % BASE;
  return [...values, check].map((value) => CHARACTERS[value]).join('');
}

/** 0 for a valid code: its last character has the weight 1. */
function weigh(values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + value * (SIGNS_BEFORE_CHECK + 1 - index), 0) % BASE;
}

function hash(text: string): number {
  let value = FNV_OFFSET;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), FNV_PRIME);
  }
  return value >>> 0;
}
