import { slugOf } from '../../../domain/import/slug.ts';

const RANDOM_CHARS = 8;
const TITLE_CHARS = 48;

/** A unique id, readable for people who find the file. */
export function newDeckId(title: string): string {
  return `${slugOf(title, 'kortsaet').slice(0, TITLE_CHARS)}-${random()}`;
}

/** Of a card or an area: it never gets another meaning, so it is never used again. */
export function newPartId(kind: 'k' | 'o'): string {
  return `${kind}-${random()}`;
}

function random(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, RANDOM_CHARS);
}
