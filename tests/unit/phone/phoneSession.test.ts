import { keptIn } from '../../../src/phone/session/kept.ts';
import { type PhoneApi, Refusal } from '../../../src/phone/session/phoneApi.ts';
import { PhoneSession } from '../../../src/phone/session/phoneSession.ts';
import type { PhoneView } from '../../../src/shared/contract/schemas/phones.ts';
import { until as untilNamed } from '../../support/relay/until.ts';
import { PLACEMENT, TABLE } from '../../support/server/room.ts';

const VIEW: PhoneView = {
  ...{ version: '1', state: 'in', number: 3, phones: 8, name: '', nowMs: 0, kept: true, table: TABLE },
  ...{ wantsFloor: false, doneStep: '', contributions: [] },
};

const until = (check: () => boolean) => untilNamed(check, 'what is waited for');

class MemoryStorage {
  readonly #values = new Map<string, string>();
  getItem = (key: string) => this.#values.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#values.set(key, value);
  removeItem = (key: string) => void this.#values.delete(key);
}

describe('PhoneSession', () => {
  let storage: MemoryStorage;
  let sent: unknown[];
  let answer: { see: () => Promise<PhoneView>; send: () => Promise<unknown> };

  beforeEach(() => {
    storage = new MemoryStorage();
    sent = [];
    answer = { see: async () => VIEW, send: async () => VIEW };
  });

  let ids = 0;
  function begin(): PhoneSession {
    const api = {
      enter: async () => ({ ticket: 'ticket', phone: VIEW }),
      see: () => answer.see(),
      leave: async () => ({}),
      contribute: async (_ticket, input) => {
        sent.push(input);
        return (await answer.send()) as PhoneView;
      },
      answer: async (_ticket, poll, input) => {
        sent.push({ poll, ...input });
        await answer.send();
        return {};
      },
    } satisfies PhoneApi;
    return new PhoneSession({
      api,
      store: keptIn(storage as unknown as Storage, () => 1_000),
      newId: () => {
        ids += 1;
        return `id-${ids}-of-this-phone-alone`;
      },
      wait: () => new Promise((resolve) => setTimeout(resolve, 5)),
    });
  }

  test('[PHONE-21] keeps what was typed until it has arrived, over a lost line and a page that is loaded again', async () => {
    const session = begin();
    await session.enter('ACDEFH', 'Vera');
    answer.send = async () => {
      throw new Refusal('offline');
    };
    answer.see = answer.send as never;
    session.send({ kind: 'tool', text: 'Teams' });
    await until(() => session.get().isOffline);
    expect(session.get().unsent).toHaveLength(1);
    const first = sent.length;

    answer = { see: async () => VIEW, send: async () => VIEW };
    const again = begin();
    await until(() => again.get().unsent.length === 0);
    expect(new Set(sent.slice(first).map((one) => (one as { id: string }).id)).size).toBe(1);
    expect(sent.at(-1)).toEqual(sent[0]);
    await Promise.all([session.leave(), again.leave()]);
  });

  test('[PHONE-21] what the table does not take stays with its author, with a word why', async () => {
    const session = begin();
    await session.enter('ACDEFH', '');
    answer.send = async () => {
      throw new Refusal('not_allowed');
    };
    session.send({ kind: 'word', text: 'Mit ord', named: false, round: 'k01' });
    await until(() => session.get().problem === 'notTaken');
    expect(session.draft('word')).toBe('Mit ord');
    session.answer(PLACEMENT, '3');
    await until(() => session.get().problem === 'lateForPoll');
    expect(session.get().answers).toEqual({});
    await session.leave();
  });

  test('[PHONE-26] time to read a card that is gone is over without a word', async () => {
    const session = begin();
    await session.enter('ACDEFH', '');
    answer.send = async () => {
      throw new Refusal('not_allowed');
    };
    session.answer('reading-2', 'reading');
    await until(() => session.get().answers['reading-2'] === undefined);
    expect(session.get().problem).toBeUndefined();
    expect(session.get().unsent).toEqual([]);
    await session.leave();
  });

  test('[PHONE-21] a phone that the server has lost asks for the code, and sends what it held again', async () => {
    const session = begin();
    await session.enter('ACDEFH', '');
    session.send({ kind: 'word', text: 'Mit ord', named: false, round: 'k01' });
    await until(() => session.get().held.length === 1);
    answer.see = async () => {
      throw new Refusal('not_signed_in');
    };
    await until(() => session.get().outside === 'lost');
    expect(session.get().view).toBeUndefined();
    answer.see = async () => VIEW;
    await session.enter('ACDEFH', '');
    await until(() => sent.length === 2);
    expect(sent[1]).toEqual(sent[0]);
    await session.leave();
  });

  test('[PHONE-31] says that the server runs a newer release, and keeps what has not been sent for the page that is loaded again', async () => {
    const session = begin();
    await session.enter('ACDEFH', 'Vera');
    answer.send = async () => {
      throw new Refusal('unknown_address');
    };
    session.send({ kind: 'word', text: 'Fik jeg det sendt?', named: true, round: 'nu' });
    await until(() => session.get().problem === 'newer');
    expect(session.get()).toMatchObject({
      isOffline: false,
      unsent: [{ contribution: { text: 'Fik jeg det sendt?' } }],
    });
    await session.leave();
  });

  test('[PHONE-31] says so too while the page asks for news', async () => {
    const session = begin();
    await session.enter('ACDEFH', 'Vera');
    answer.see = async () => {
      throw new Refusal('unknown_address');
    };
    await until(() => session.get().problem === 'newer');
    expect(session.get()).toMatchObject({ isOffline: false, view: { state: 'in' } });
    await session.leave();
  });

  test('[PHONE-22] says why the page asks for a code, and forgets everything when the phone’s place is over', async () => {
    const session = begin();
    await session.enter('ACDEFH', 'Vera');
    session.keepDraft('word', 'halvt');
    answer.see = async () => ({ ...VIEW, state: 'leftOut' });
    await until(() => session.get().outside === 'leftOut');
    expect(storage.getItem('dialogkort.phone')).toBeNull();
  });

  test.each([
    ['not_found', 'wrongCode'],
    ['too_many_requests', 'tooMany'],
    ['offline', 'noLine'],
    ['unknown_address', 'newer'],
  ] as const)('[PHONE-22] says at the door what %s means', async (code, outside) => {
    const api = {
      enter: async () => {
        throw new Refusal(code);
      },
    } as unknown as PhoneApi;
    const store = keptIn(undefined, () => 0);
    const session = new PhoneSession({ api, store, newId: () => '', wait: async () => undefined });
    await session.enter('ACDEFH', '');
    expect(session.get()).toMatchObject({ outside, view: undefined, isEntering: false });
  });
});
