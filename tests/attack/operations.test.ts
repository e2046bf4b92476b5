import { type CostlyAttack, type CostlyWorld, costs } from '../support/attack/costs.ts';
import { EVE } from '../support/attack/world.ts';
import {
  type BareWebSocket,
  bareWebSocket,
  ENTER_NAMESPACE,
  eventFrame,
} from '../support/relay/bareWebSocket.ts';
import { lz4js } from '../support/relay/lz4.ts';
import {
  connectDocument,
  connectMessage,
  EMPTY_BATCH,
  operation,
  type RawSocket,
} from '../support/relay/rawSocket.ts';
import { rest } from '../support/relay/rest.ts';
import { until } from '../support/relay/until.ts';
import { FLUID_TENANT_ID } from '../support/server/appServer.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const METRICS_TOKEN = 'a-token-for-the-metrics-of-the-attacks';

/** So that only the other limits hold. */
const UNTHROTTLED = {
  RELAY_MAX_BYTES_PER_CONNECTION: '100000000:100000000',
  RELAY_MAX_BYTES_PER_DOCUMENT: '400000000:400000000',
};

interface Nack {
  readonly code: number;
  readonly retryAfter?: number;
  readonly internalErrorCode?: string;
}

interface Seat {
  readonly raw: RawSocket;
  readonly clientId: string;
  /** The end of the log when she came. */
  readonly last: number;
  readonly nack: Promise<Nack>;
}

const nackOf = (raw: RawSocket): Promise<Nack> =>
  raw.next('nack').then((args) => (args as [string, [{ content: Nack }]])[1][0].content);

async function seatAt(raw: RawSocket): Promise<Seat> {
  const { clientId, checkpointSequenceNumber: last = 0 } = await raw.answer;
  return { raw, clientId, last, nack: nackOf(raw) };
}

/** At the honest table, with a token of her own. */
async function sitDown({ server, tableId, givenToken }: CostlyWorld, as = EVE): Promise<Seat> {
  const wish = { documentId: tableId, tenantId: FLUID_TENANT_ID, jwt: await givenToken(as) };
  return seatAt(connectDocument(server.origin, wish));
}

/** At a table of nobody's. */
function connectTo({ server, fluidToken }: CostlyWorld, documentId: string, userId: string): RawSocket {
  const jwt = fluidToken({ documentId, user: { id: userId, name: '' } });
  return connectDocument(server.origin, { documentId, tenantId: FLUID_TENANT_ID, jwt });
}

/** As many tables as the server has in memory. */
async function loadedTables({ server }: CostlyWorld): Promise<number> {
  const { body } = await server.ask('/metrics', { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  return Number(/^relay_documents_loaded (\d+)$/m.exec(String(body))?.[1]);
}

/** Writes until the relay refuses. Returns the refusal, and how many bytes were sent by then. Rejects if the line is cut. */
async function writeUntilRefused(seat: Seat, opOf: (i: number) => object): Promise<[Nack, number]> {
  let sent = 0;
  let nack: Nack | undefined;
  void seat.nack.then((told) => {
    nack = told;
  });
  for (let i = 1; nack === undefined && seat.raw.socket.connected; i += 1) {
    const op = { ...opOf(i), referenceSequenceNumber: seat.last };
    sent += JSON.stringify(op).length;
    seat.raw.socket.emit('submitOp', seat.clientId, [[op]]);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const cut = seat.raw.ended.then((reason) => Promise.reject(new Error(`The line was cut: ${reason}.`)));
  return [await Promise.race([seat.nack, cut]), sent];
}

/** Fits every document, and is as large as an operation may be. */
const large =
  (bytes = 690 * KIB) =>
  (i: number): object =>
    operation(i, { contents: EMPTY_BATCH + ' '.repeat(bytes) });

const compressed = (text: string) => {
  const packedContents = Buffer.from(lz4js.compress(Buffer.from(text))).toString('base64');
  return (i: number): object =>
    operation(i, { contents: JSON.stringify({ packedContents }), compression: 'lz4' });
};

const refused = (name: string, opOf: (i: number) => object, code: number): CostlyAttack => ({
  name,
  must: `${code}, and the table goes on`,
  async run(world) {
    const seat = await sitDown(world);
    const [nack, sent] = await writeUntilRefused(seat, opOf);
    expect(nack.code).toBe(code);
    seat.raw.close();
    return sent;
  },
});

const once = (name: string, opOf: (i: number) => object): CostlyAttack => refused(name, opOf, 400);

describe('[ATTACK-20] [RELAY-70] operations that come too fast, in bytes', () => {
  costs([
    refused('operations of 690 kB, as fast as they go', large(), 429),
    refused('operations of 40 kB, as fast as they go', large(40 * KIB), 429),
    refused(
      '16 kB that unpack to 4 MB, again and again',
      compressed(`[${EMPTY_BATCH}${' '.repeat(4_190_000)}]`),
      429,
    ),
    {
      name: 'one person with ten connections',
      must: 'as much as with one',
      async run(world) {
        const seats = await Promise.all(Array.from({ length: 10 }, () => sitDown(world)));
        const written = await Promise.all(seats.map((seat) => writeUntilRefused(seat, large())));
        for (const { raw } of seats) raw.close();
        expect(new Set(written.map(([{ code }]) => code))).toEqual(new Set([429]));
        return written.reduce((sum, [, bytes]) => sum + bytes, 0);
      },
    },
    {
      name: 'a guest who requests a log of large operations four times at once, and does not read the answers',
      must: 'pages of a megabyte',
      async run(world) {
        const { server, at, tableId, ticket } = world;
        const { body } = await server.post(`${at}/token`, { ticket, body: { documentId: tableId } });
        const path = `/deltas/${FLUID_TENANT_ID}/${tableId}?from=0`;
        const read = () => rest(server.origin, 'GET', path, body.token);
        const answers = await Promise.all([read(), read(), read(), read()]);
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
        return 0;
      },
    },
  ]);
});

describe('[ATTACK-20] [RELAY-71] operations that hold more than they are', () => {
  costs(
    [
      once(
        '16 kB that unpack to more than 4 MB',
        compressed(`[{"type":"x","contents":"${'x'.repeat(4.3e6)}"}]`),
      ),
      once(
        'a packed list of two million lists',
        compressed(`[{"type":"groupedBatch","contents":[${'[],'.repeat(1.3e6)}[]]}]`),
      ),
      once('a packed text of two million levels', compressed('['.repeat(4e6))),
      once('lists that are not packed', (i) =>
        operation(i, { contents: `{"type":"groupedBatch","contents":[${'[],'.repeat(230_000)}[]]}` }),
      ),
      once('a batch of 60 000 entries', (i) =>
        operation(i, {
          contents: JSON.stringify({ type: 'groupedBatch', contents: Array(60_000).fill({}) }),
        }),
      ),
    ],
    { settings: UNTHROTTLED },
  );
});

describe('[ATTACK-20] [RELAY-72] a log that grows without a summary', () => {
  let bulky: string;
  const settings = {
    ...UNTHROTTLED,
    RELAY_MAX_LOG_BYTES: String(32 * MIB),
    RELAY_UNLOAD_AFTER_SECONDS: '1',
    SECRET_METRICS_TOKEN: METRICS_TOKEN,
  };
  const fill = (as: typeof EVE): CostlyAttack => ({
    name: `${as === EVE ? 'one person' : 'another one'} who writes 8 MB that no summary holds`,
    must: '507 with the relay’s own code, for this person only',
    async run(world) {
      const seat = await sitDown(world, as);
      const [nack, sent] = await writeUntilRefused(seat, large(200 * KIB));
      expect(nack).toMatchObject({ code: 507, internalErrorCode: 'limit/log', retryAfter: 15 });
      seat.raw.close();
      return sent;
    },
  });
  costs(
    [
      fill(EVE),
      {
        name: 'a client that opens a table with 32 MB of unsummarised operations',
        must: 'it is read in pieces',
        async run(world) {
          const raw = connectTo(world, bulky, 'anna');
          expect(await raw.answer).toMatchObject({ ok: true });
          raw.close();
          return 0;
        },
      },
    ],
    {
      settings,
      async prepare(world) {
        const { server, fluidToken } = world;
        const body = { summary: { type: 'tree', entries: [] } };
        const made = await rest(
          server.origin,
          'POST',
          `/documents/${FLUID_TENANT_ID}`,
          fluidToken({ documentId: '' }),
          body,
        );
        bulky = String(made.body);
        for (const userId of ['eve', 'mal', 'ivy', 'zed']) {
          const raw = connectTo(world, bulky, userId);
          await writeUntilRefused(await seatAt(raw), large(200 * KIB));
          raw.close();
        }
        const before = await loadedTables(world);
        await until(async () => (await loadedTables(world)) < before, 'the table to leave memory');
      },
    },
  );
});

describe('[ATTACK-20] [RELAY-53] clients that do not read', () => {
  costs([
    {
      name: 'forty guests who do not read, while a participant writes',
      must: 'cut off, and nothing is kept for them',
      async run(world) {
        const { server, at, tableId, ticket } = world;
        const { body } = await server.post(`${at}/token`, { ticket, body: { documentId: tableId } });
        const wish = {
          documentId: tableId,
          tenantId: FLUID_TENANT_ID,
          jwt: body.token,
          mode: 'read',
        } as const;
        const deaf: BareWebSocket[] = [];
        for (let i = 0; i < 40; i += 1) {
          const socket = await bareWebSocket(server.origin);
          socket.say(ENTER_NAMESPACE);
          await socket.hears('40{');
          socket.say(eventFrame('connect_document', connectMessage(wish)));
          await socket.hears('connect_document_success');
          socket.stopReading();
          deaf.push(socket);
        }
        const seat = await sitDown(world);
        const [, sent] = await writeUntilRefused(seat, large(200 * KIB));
        for (const socket of [...deaf, seat.raw]) socket.close();
        return sent;
      },
    },
  ]);
});
