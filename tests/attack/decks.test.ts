/** Decks that cost more to check than they say. */
import { type CostlyAttack, type CostlyWorld, costs } from '../support/attack/costs.ts';
import { EVE } from '../support/attack/world.ts';

/** Just below what one deck may weigh by default. */
const DECK_BYTES = 950_000;

const both = (text: string) => ({ da: text, en: text });
const area = (id: string) => ({ id, title: both('Område'), colour: 'blue', sign: 'tool' });
const card = (id: string, areaId: string) => ({
  id,
  area: areaId,
  question: both('Hvad?'),
  examples: { da: [], en: [] },
});
const deck = (parts: Readonly<Record<string, unknown>>) => ({
  format: 'dialogkort-deck/1',
  id: 'attack',
  version: 1,
  languages: ['da', 'en'],
  title: both('Kort'),
  description: both('Om kort.'),
  areas: [area('a')],
  cards: [card('c', 'a')],
  ...parts,
});
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

async function send(world: CostlyWorld, body: string, times: number): Promise<number> {
  const path = `${world.at}/decks/attack`;
  const headers = { 'content-type': 'application/json' };
  const replies = await Promise.all(
    many(times, async () =>
      fetch(`${world.server.origin}${path}`, {
        method: 'PUT',
        headers: { ...headers, authorization: `Bearer ${await world.server.cloud.signIn(EVE)}` },
        body,
      }),
    ),
  );
  for (const reply of replies) {
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect((await reply.text()).length).toBeLessThan(20_000);
  }
  return body.length * times;
}

function hostile(name: string, parts: Readonly<Record<string, unknown>>, times = 4): CostlyAttack {
  const body = JSON.stringify({ deck: deck(parts), basedOn: 0 });
  return { name, must: 'refused in a short answer', run: (world) => send(world, body, times) };
}

describe('[ATTACK-9] [DECK-37] decks', () => {
  costs([
    hostile('60 000 areas and 2000 cards', {
      areas: many(60_000, (i) => ({ id: `a${i}` })),
      cards: many(2000, (i) => ({ id: `c${i}`, area: 'x' })),
    }),
    hostile('2000 cards in unknown areas', {
      areas: many(12, (i) => area(`a${i}`)),
      cards: many(2000, (i) => card(`c${i}`, `x${'y'.repeat(200)}`)),
    }),
    hostile('450 000 lists in a card', { cards: [{ ...card('c', 'a'), examples: many(450_000, () => []) }] }),
    hostile('100 000 fields', Object.fromEntries(many(100_000, (i) => [`f${i}`, 1]))),
    hostile('200 000 languages', { languages: many(200_000, () => 'da') }),
    {
      name: 'JSON nested 400 000 deep',
      must: 'refused in a short answer',
      run: (world) =>
        send(world, `{"deck":${'['.repeat(DECK_BYTES / 2)}${']'.repeat(DECK_BYTES / 2)},"basedOn":0}`, 4),
    },
  ]);
});
