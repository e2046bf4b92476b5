import { type Sentence, sentenceOf } from '../../../../../src/client/features/happenings/sentences.ts';
import type { CardView } from '../../../../../src/domain/table/cardView.ts';
import type { TableEvent } from '../../../../../src/domain/table/tableEvents.ts';
import type { Language } from '../../../../../src/shared/language.ts';

const NAMES: Readonly<Record<string, string>> = { mette: 'Mette Lindholm', amina: 'Amina Yusuf' };
const CARD: CardView = {
  id: 'k1',
  number: 1,
  area: { id: 'a', title: 'Formidling', language: 'da', colour: 'blue', sign: 'tool', total: 1, left: 1 },
  place: 'middle',
  question: 'Hvad kan vi?',
  language: 'da',
  examples: [],
};

function heard(event: TableEvent, by?: string, language: Language = 'da'): string {
  const { said, more }: Sentence = sentenceOf(
    { id: 1, event, by },
    { language, me: 'jonas', nameOf: (id) => NAMES[id] },
  );
  return [said, more].filter(Boolean).join(' ');
}

describe('sentenceOf', () => {
  it('[HEARD-1] tells a turned card with its area and question, no matter who turned it', () => {
    const turned = { kind: 'turned', card: CARD } as const;
    expect(heard(turned, 'mette')).toBe('Mette Lindholm vendte et kort. Formidling. Hvad kan vi?');
    expect(heard(turned, 'jonas')).toBe('Du vendte et kort. Formidling. Hvad kan vi?');
    expect(heard(turned)).toBe('Nogen vendte et kort. Formidling. Hvad kan vi?');
    expect(heard(turned, 'mette', 'en')).toBe('Mette Lindholm turned a card. Formidling. Hvad kan vi?');
  });

  it('[PHONE-19] tells who laid a card from a phone on the table, and not that they wrote it', () => {
    const written = { kind: 'ownCardAdded', fromPhone: false } as const;
    const brought = { kind: 'ownCardAdded', fromPhone: true } as const;
    expect(heard(written, 'mette')).toBe('Mette Lindholm skrev et nyt kort.');
    expect(heard(brought, 'mette')).toBe('Mette Lindholm lagde et nyt kort fra en telefon på bordet.');
    expect(heard(brought, 'jonas', 'en')).toBe('You laid a new card from a phone on the table.');
  });

  it('[HEARD-1] tells the language of a question that is not in the listener’s', () => {
    const listener = { me: 'jonas', nameOf: () => undefined };
    const happening = { id: 1, event: { kind: 'turned', card: CARD } as const, by: undefined };
    expect(sentenceOf(happening, { ...listener, language: 'en' }).language).toBe('da');
    expect(sentenceOf(happening, { ...listener, language: 'da' }).language).toBeUndefined();
  });

  it.each<[TableEvent, string | undefined, string]>([
    [
      { kind: 'laidAway', as: 'parked', left: 33 },
      'mette',
      'Mette Lindholm parkerede kortet. 33 kort er tilbage.',
    ],
    [
      { kind: 'laidAway', as: 'skipped', left: 1 },
      'mette',
      'Mette Lindholm sprang kortet over. Et kort er tilbage.',
    ],
    [{ kind: 'phones', open: true }, 'mette', 'Telefoner kan komme med nu.'],
    [{ kind: 'phones', open: false }, undefined, 'Døren er lukket for flere telefoner.'],
    [{ kind: 'putBack', left: 34 }, 'mette', 'Mette Lindholm lagde kortet tilbage. 34 kort er tilbage.'],
    [
      { kind: 'part', part: 'closing' },
      'mette',
      'Mette Lindholm begyndte den afsluttende runde. Hvad tager I med herfra?',
    ],
    [
      { kind: 'handedOver', from: 'mette', to: 'jonas' },
      'mette',
      'Mette Lindholm gav dig rollen. Du er mødeleder nu.',
    ],
    [
      { kind: 'handedOver', from: 'mette', to: 'amina' },
      'mette',
      'Mette Lindholm gav rollen som mødeleder videre til Amina Yusuf.',
    ],
    [
      { kind: 'handedOver', from: 'jonas', to: 'mette' },
      'mette',
      'Mette Lindholm tog rollen som mødeleder tilbage.',
    ],
    [{ kind: 'facilitator', who: 'amina' }, 'amina', 'Amina Yusuf er mødeleder nu.'],
    [
      { kind: 'facilitator', who: 'jonas' },
      'mette',
      'Mette Lindholm delte rollen med dig. Du er mødeleder nu.',
    ],
    [{ kind: 'noteTaker', who: 'jonas' }, 'mette', 'Du er referent nu.'],
    [{ kind: 'floor', speaker: 'jonas', next: 'amina' }, undefined, 'Du har ordet nu. Derefter Amina Yusuf.'],
    [
      { kind: 'floor', speaker: 'amina', next: 'jonas' },
      undefined,
      'Amina Yusuf har ordet. Derefter er det dig.',
    ],
    [{ kind: 'floor', speaker: 'amina', next: undefined }, undefined, 'Amina Yusuf har ordet.'],
    [{ kind: 'timeSet', seconds: 180 }, 'mette', 'Mette Lindholm satte 3 minutter af.'],
    [
      { kind: 'placementRevealed', counts: [0, 2, 0, 1, 1] },
      undefined,
      'Sådan står I. På 1, helt i begyndelsen: ingen. På 2: to. På 3: ingen. På 4: en. På 5, godt med: en.',
    ],
    [
      { kind: 'words', author: undefined, texts: ['Det er svært', 'Det går!'] },
      undefined,
      '2 har delt uden navn: Det er svært. Det går!',
    ],
    [
      {
        kind: 'closingWords',
        words: { id: 'amina', by: 'amina', insight: 'Vi kan mere', nextStep: 'Spørg Mette' },
      },
      'amina',
      'Amina Yusuf tager med herfra: Vi kan mere. Spørg Mette.',
    ],
    [
      {
        kind: 'closingWords',
        words: { id: 'amina', by: 'amina', writtenBy: 'jonas', insight: 'Vi kan mere', nextStep: '' },
      },
      undefined,
      'Du har skrevet ned, hvad Amina Yusuf tager med herfra: Vi kan mere.',
    ],
  ])('[HEARD-2] tells %j', (event, by, told) => {
    expect(heard(event, by)).toBe(told);
  });
});
