/** Makes a table at a Fluid service, edits it and reads it again, as pages do. A process of its own, as `main.ts` is. */
import { newTable } from '../domain/table/newTable.ts';
import { OwnCard } from '../domain/table/schema.ts';
import { createDocumentReader } from '../fluid/documentReader.ts';
import { createTableDocument } from '../fluid/tableDocument.ts';
import { createTokenProvider, type FluidToken } from '../fluid/tokens.ts';
import { whenLive } from '../fluid/whenLive.ts';
import type { TrialMessage, TrialReply, TrialStep } from '../shared/trialMessages.ts';

type Begin = Extract<TrialMessage, { readonly begin: unknown }>['begin'];

const STEP_TIMEOUT_MS = 15_000;
const CARD = 'trial';

const waiting = new Map<number, (token: FluidToken) => void>();
let requests = 0;

const say = (reply: TrialReply): void => void process.send?.(reply);

function fetchToken(documentId = ''): Promise<FluidToken> {
  requests += 1;
  const request = requests;
  return new Promise((resolve) => {
    waiting.set(request, resolve);
    say({ ask: { request, documentId } });
  });
}

async function carryOut({ deck, ...fluid }: Begin): Promise<void> {
  const tokens = createTokenProvider(fetchToken, Date.now);
  const services = { fluid, tokens, nowMs: Date.now };
  let step: TrialStep = 'make';
  let editMs = 0;
  try {
    const document = await createTableDocument({ ...services, readOnly: false }, newTable(JSON.parse(deck)));
    say({ made: document.documentId });
    step = 'connect';
    if (!(await whenLive(document, STEP_TIMEOUT_MS))) throw new Error('the table did not become live');
    step = 'edit';
    const beganAtMs = performance.now();
    document.table.ownCards.insertAtEnd(new OwnCard({ id: CARD, question: '', author: CARD }));
    if (!(await document.flush(STEP_TIMEOUT_MS))) throw new Error('the edit was not acknowledged');
    editMs = performance.now() - beganAtMs;
    document.close();
    step = 'read';
    const cards = await createDocumentReader(services).table(document.documentId, ({ ownCards }) =>
      ownCards.map(({ id }) => id),
    );
    if (!cards.includes(CARD)) throw new Error('the edit is not in the document');
    say({ done: { editMs } });
  } catch {
    say({ done: { failedAt: step, editMs } });
  }
}

process.on('message', (message: TrialMessage) => {
  if ('begin' in message) {
    void carryOut(message.begin);
    return;
  }
  const { request, ...token } = message.token;
  waiting.get(request)?.(token);
  waiting.delete(request);
});
process.on('disconnect', () => process.exit());
