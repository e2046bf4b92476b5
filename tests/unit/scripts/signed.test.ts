import { createHash } from 'node:crypto';
import { exportTable, signaturesOf } from '../../../scripts/session/signed.ts';
import { ClosingWords, Placement, Word } from '../../../src/domain/table/conversation/schema.ts';
import { OwnCard } from '../../../src/domain/table/schema.ts';
import {
  contentOfClosing,
  contentOfOwnCard,
  contentOfSums,
  contentOfWord,
} from '../../../src/domain/table/sealedContents.ts';
import { deriveKey } from '../../../src/server/keys.ts';
import { createSealKeys } from '../../../src/server/sessions/seals.ts';
import { type SealedContent, textToHash } from '../../../src/shared/seal.ts';
import { tableWithoutService } from '../../support/table/seats.ts';

const SERVER_KEY = 'a secret of the server for this test alone';
const SESSION = 'session-1';
const keys = createSealKeys(deriveKey(SERVER_KEY, 'author-seal'), true);

function sealOf({ texts, ...content }: SealedContent): string {
  const digest = createHash('sha256').update(textToHash(texts)).digest('base64url');
  return keys.sign({ sessionId: SESSION, ...content, digest });
}

test('[SEAL-6] an export says which names and sums have the server’s signature', () => {
  const table = tableWithoutService();
  const word = new Word({ text: 'Ja', by: 'ali' });
  word.seal = sealOf(contentOfWord('hers', word));
  const closing = new ClosingWords({ insight: 'Vi kan mere', nextStep: '' });
  closing.seal = sealOf(contentOfClosing('ali', closing));
  const card = new OwnCard({ id: 'c', question: 'Hvad?', author: 'ali' });
  card.seal = sealOf(contentOfOwnCard(card));
  const placement = new Placement({ pollId: 'p', counts: [4, 0, 0, 0, 0] });
  const sums = contentOfSums(placement);
  placement.seal = sums && sealOf(sums);
  const { conversation, ownCards } = table;
  conversation?.words.set('hers', word);
  conversation?.words.set('forged', new Word({ text: 'Ja', by: 'ali', seal: word.seal }));
  conversation?.words.set('nameless', new Word({ text: 'Uden navn' }));
  conversation?.closing.set('ali', closing);
  const down = new ClosingWords({ insight: 'Det går', nextStep: '', writtenBy: 'mette' });
  down.seal = sealOf(contentOfClosing('kim', down));
  conversation?.closing.set('kim', down);
  conversation?.closing.set(
    'lis',
    new ClosingWords({ insight: 'Det går', nextStep: '', writtenBy: 'ali', seal: down.seal }),
  );
  conversation?.closing.set('bo', new ClosingWords({ insight: 'Vi kan mere', nextStep: '', seal: 'x' }));
  ownCards.insertAtEnd(card, new OwnCard({ id: 'd', question: 'Hvad?', author: 'ali' }));
  conversation?.placements.set('g1', placement);
  conversation?.placements.set('g2', new Placement({ pollId: 'q', counts: [9, 0, 0, 0, 0] }));
  conversation?.placements.set('g3', new Placement({ pollId: 'hidden' }));

  expect(exportTable(table, signaturesOf({ serverKey: SERVER_KEY }, SESSION))).toMatchObject({
    ownCards: [
      { question: 'Hvad?', signed: true },
      { question: 'Hvad?', signed: false },
    ],
    conversation: {
      words: {
        hers: { text: 'Ja', signed: true },
        forged: { signed: false },
        nameless: { text: 'Uden navn' },
      },
      closing: {
        ...{ ali: { signed: true }, bo: { signed: false } },
        ...{ kim: { signed: true }, lis: { signed: false } },
      },
      placements: { g1: { signed: true }, g2: { signed: false } },
    },
  });
});
