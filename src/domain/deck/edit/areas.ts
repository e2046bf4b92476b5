/**
 * Edits of a deck's areas. No two areas have the same colour and sign; colours differ as long as there are enough.
 */
import type { Language } from '../../../shared/language.ts';
import { AREA_COLOURS, AREA_SIGNS, type AreaColour, type AreaSign } from '../area.ts';
import type { Area, Deck } from '../deck.ts';
import { inLanguages, withLanguage } from './localize.ts';
import { moved } from './moved.ts';

export function addArea(deck: Deck, id: string): Deck {
  const area: Area = { id, title: inLanguages({}, deck.languages, ''), ...freeMarks(deck.areas) };
  return { ...deck, areas: [...deck.areas, area] };
}

export function renameArea(deck: Deck, id: string, language: Language, title: string): Deck {
  return changeArea(deck, id, (area) => ({
    ...area,
    title: withLanguage(area.title, language, title, deck.languages),
  }));
}

/** If another area has the colour already, it takes this area's old colour. */
export function colourArea(deck: Deck, id: string, colour: AreaColour): Deck {
  return exchange(deck, id, { colour });
}

export function signArea(deck: Deck, id: string, sign: AreaSign): Deck {
  return exchange(deck, id, { sign });
}

export function moveArea(deck: Deck, id: string, to: number): Deck {
  return { ...deck, areas: moved(deck.areas, id, to) };
}

/** Moves the area's cards to its neighbour. The last area cannot be removed. */
export function removeArea(deck: Deck, id: string): Deck {
  const at = deck.areas.findIndex((area) => area.id === id);
  const heir = deck.areas[at - 1] ?? deck.areas[at + 1];
  if (at < 0 || !heir) return deck;
  return {
    ...deck,
    areas: deck.areas.filter((area) => area.id !== id),
    cards: deck.cards.map((card) => (card.area === id ? { ...card, area: heir.id } : card)),
  };
}

function changeArea(deck: Deck, id: string, change: (area: Area) => Area): Deck {
  return { ...deck, areas: deck.areas.map((area) => (area.id === id ? change(area) : area)) };
}

type Marks = Pick<Area, 'colour' | 'sign'>;

function exchange(deck: Deck, id: string, wanted: Partial<Marks>): Deck {
  const area = deck.areas.find((each) => each.id === id);
  if (!area) return deck;
  const after: Marks = { colour: area.colour, sign: area.sign, ...wanted };
  const enough = deck.areas.length <= AREA_COLOURS.length;
  const isLike = (other: Area) =>
    other.id !== id &&
    (enough
      ? (wanted.colour !== undefined && other.colour === wanted.colour) ||
        (wanted.sign !== undefined && other.sign === wanted.sign)
      : other.colour === after.colour && other.sign === after.sign);
  return {
    ...deck,
    areas: deck.areas.map((each) => {
      if (each.id === id) return { ...each, ...after };
      if (!isLike(each)) return each;
      return {
        ...each,
        ...(wanted.colour !== undefined && { colour: area.colour }),
        ...(wanted.sign !== undefined && { sign: area.sign }),
      };
    }),
  };
}

/** The first colour and first sign that are free; when all are in use, the first free combination. */
export function freeMarks(areas: readonly Marks[]): Marks {
  const colour = AREA_COLOURS.find((each) => areas.every((area) => area.colour !== each));
  const sign = AREA_SIGNS.find((each) => areas.every((area) => area.sign !== each));
  if (colour && sign) return { colour, sign };
  const pairs = AREA_COLOURS.flatMap((c) => AREA_SIGNS.map((s): Marks => ({ colour: c, sign: s })));
  const free = pairs.find((pair) =>
    areas.every((area) => area.colour !== pair.colour || area.sign !== pair.sign),
  );
  return free ?? { colour: AREA_COLOURS[0], sign: AREA_SIGNS[0] };
}
