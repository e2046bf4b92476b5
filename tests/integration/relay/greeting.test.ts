import { add, saved } from '../../support/relay/clients.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { connectDocument } from '../../support/relay/rawSocket.ts';
import { rest } from '../../support/relay/rest.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { visitors } from '../../support/relay/visitors.ts';

describe('[RELAY-29] the greeting of a socket', () => {
  let relay: TestRelay;
  const { newDocument, leave } = visitors(() => relay.url);

  beforeEach(async () => {
    relay = await startTestRelay();
  });
  afterEach(async () => {
    leave();
    await relay.end();
  });

  it.each([['read'], ['write']] as const)(
    'names the last operation to a client that may %s',
    async (mode) => {
      const ane = await newDocument('one');
      add(ane, 'two');
      await saved(ane);
      const jwt = token({ documentId: ane.id, ...(mode === 'read' && { scopes: ['doc:read'] }) });
      const socket = connectDocument(relay.url, { documentId: ane.id, jwt, mode });
      const { checkpointSequenceNumber = 0 } = await socket.answer;
      const log = (await rest(relay.url, 'GET', `/deltas/${TENANT}/${ane.id}`, jwt)).body;
      const numbers = (log as { sequenceNumber: number }[]).map(({ sequenceNumber }) => sequenceNumber);
      // Of a writer the join comes after the greeting or before it.
      const last = mode === 'read' ? numbers.length : numbers.length - 1;
      expect(checkpointSequenceNumber).toBeGreaterThanOrEqual(last);
      expect(numbers).toContain(checkpointSequenceNumber);
      socket.close();
    },
  );
});
