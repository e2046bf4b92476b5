import { TreeBeta } from 'fluid-framework/beta';
import {
  CarriedAction,
  ClosingWords,
  Ids,
  PhoneName,
  PhoneNames,
  Speaking,
  Word,
} from '../../../../src/domain/table/conversation/schema.ts';
import { replacePerson } from '../../../../src/domain/table/replacePerson.ts';
import { OwnCard, type Table } from '../../../../src/domain/table/schema.ts';
import { smallDeck, tableWithoutService } from '../../../support/table/seats.ts';

/** Anna stands wherever a table can name somebody, and Bo beside her. */
function tableWithAnna(): Table {
  const table = tableWithoutService(smallDeck, {
    carried: { fromSessionId: 'before', actions: [], used: [], ledBy: ['anna before', 'bo before'] },
  });
  const { conversation } = table;
  if (!conversation) throw new Error('no conversation');
  for (const id of ['anna', 'bo']) {
    table.facilitators.set(id, true);
    table.ownCards.insertAtEnd(
      new OwnCard({ id: `card of ${id}`, question: 'Hvad savner vi?', author: id, seal: `seal of ${id}` }),
    );
    conversation.words.set(
      `word of ${id}`,
      new Word({ text: `Ord fra ${id.length}`, by: id, seal: `seal of ${id}` }),
    );
    conversation.closing.set(
      id,
      new ClosingWords({ insight: 'Indsigt', nextStep: '', seal: `seal of ${id}` }),
    );
    conversation.closing.set(
      `for ${id.length}`,
      new ClosingWords({ insight: 'Skrevet ned', nextStep: '', seal: `seal of ${id}`, writtenBy: id }),
    );
    conversation.phoneNames ??= new PhoneNames();
    conversation.phoneNames.set(
      `for ${id.length}`,
      new PhoneName({ name: 'sealed:kim', seal: 'seal of a name' }),
    );
  }
  conversation.words.set('nameless', new Word({ text: 'Uden navn' }));
  conversation.speaking = new Speaking({ step: 1, about: 'g1', queue: ['anna', 'bo'], done: ['anna'] });
  conversation.noteTakers = new Ids(['anna', 'bo']);
  conversation.carried?.actions.insertAtEnd(new CarriedAction({ id: 'a', text: 'Aftale', done: false }));
  return table;
}

const OF = new Set(['anna', 'anna before']);
const textOf = (table: Table): string => JSON.stringify(TreeBeta.exportConcise(table));
const withoutIds = (text: string): string => text.replaceAll(/card of anna|word of anna/g, '');

describe('[PRIVACY-10] replacePerson', () => {
  test('removes a person’s pseudonyms from every place of a table, and keeps the texts', () => {
    const table = tableWithAnna();
    replacePerson(table, { of: OF, by: 'nobody', texts: 'keep' });
    expect(withoutIds(textOf(table))).not.toContain('anna');
    expect([...table.facilitators.keys()].sort()).toEqual(['bo', 'nobody']);
    expect(table.ownCards.map(({ author }) => author)).toEqual(['nobody', 'bo']);
    const { conversation } = table;
    expect([...(conversation?.words.keys() ?? [])]).toHaveLength(3);
    expect(conversation?.words.get('word of anna')?.by).toBeUndefined();
    expect(conversation?.closing.get('nobody')?.insight).toBe('Indsigt');
    expect(conversation?.closing.get('for 4')).toMatchObject({
      ...{ insight: 'Skrevet ned', writtenBy: 'nobody', seal: undefined },
    });
    expect([...(conversation?.phoneNames?.keys() ?? [])]).toEqual(['for 2']);
    expect([...(conversation?.speaking?.queue ?? [])]).toEqual(['nobody', 'bo']);
    expect([...(conversation?.noteTakers ?? [])]).toEqual(['nobody', 'bo']);
    expect([...(conversation?.carried?.ledBy ?? [])]).toEqual(['bo before']);
  });

  test('removes named words and closing words where the person wants that', () => {
    const table = tableWithAnna();
    replacePerson(table, { of: OF, by: 'nobody', texts: 'remove' });
    expect(withoutIds(textOf(table))).not.toContain('anna');
    expect([...(table.conversation?.words.keys() ?? [])].sort()).toEqual(['nameless', 'word of bo']);
    expect([...(table.conversation?.closing.keys() ?? [])].sort()).toEqual(['bo', 'for 2']);
    expect([...(table.conversation?.phoneNames?.keys() ?? [])]).toEqual(['for 2']);
    expect(table.ownCards).toHaveLength(2);
  });

  test('changes nothing of others', () => {
    const table = tableWithAnna();
    const before = textOf(table);
    replacePerson(table, { of: new Set(['carl']), by: 'nobody', texts: 'remove' });
    expect(textOf(table)).toBe(before);
  });
});
