/** @jest-environment jsdom */
import '../../support/client/browser.ts';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { SessionContext } from '../../../src/phone/session/hooks.ts';
import { keptIn } from '../../../src/phone/session/kept.ts';
import { type PhoneApi, Refusal } from '../../../src/phone/session/phoneApi.ts';
import { PhoneSession } from '../../../src/phone/session/phoneSession.ts';
import { Phone } from '../../../src/phone/views/Phone.tsx';
import type { Contribution, PhoneView } from '../../../src/shared/contract/schemas/phones.ts';
import { TABLE } from '../../support/server/room.ts';

const IN: PhoneView = {
  ...{ version: '1', state: 'in', number: 3, phones: 8, name: 'Vera', nowMs: 0, kept: true, table: TABLE },
  ...{ wantsFloor: false, doneStep: '', contributions: [] },
};
/** Nothing more happens. */
const never = new Promise<never>(() => undefined);

describe('the page of a phone', () => {
  let sent: Contribution[];
  let codes: string[];
  beforeEach(() => {
    sent = [];
    codes = [];
  });
  // Before jsdom is taken down, and so that drafts of one test are not in the next one.
  afterEach(() => {
    cleanup();
    localStorage.clear();
  });

  function shown(
    view: PhoneView = IN,
    answers: Partial<PhoneApi> = {},
    codesScanned: { card?: string } = {},
  ) {
    const api: PhoneApi = {
      enter: async ({ code }) => {
        codes.push(code);
        return { ticket: 'ticket', phone: view };
      },
      see: () => never,
      leave: async () => ({}),
      contribute: async (_ticket, { contribution }) => {
        sent.push(contribution);
        return view;
      },
      answer: async () => ({}),
      ...answers,
    };
    const session = new PhoneSession({
      api,
      store: keptIn(localStorage, () => 1_000),
      newId: () => crypto.randomUUID(),
      wait: () => never,
    });
    render(
      <SessionContext.Provider value={session}>
        <Phone language="da" door={undefined} card={codesScanned.card} />
      </SessionContext.Provider>,
    );
    return { user: userEvent.setup(), session };
  }
  const code = () => screen.getByRole('textbox', { name: 'Koden på væggen' });
  /** The phone places itself, too, and sends that by a button of the same name. */
  const sendWord = () =>
    within(word().closest('form') as HTMLFormElement).getByRole('button', { name: 'Send' });
  const word = () => screen.getByRole('textbox', { name: 'Et ord til bordet' });
  async function come(...args: Parameters<typeof shown>) {
    const { user, session } = shown(...args);
    await user.type(code(), 'acd-efh');
    await user.click(screen.getByRole('button', { name: 'Vær med' }));
    await screen.findByText(/^Du er telefon 3/);
    return { user, session };
  }

  test('[PHONE-23] a code that cannot be one is said in the description of its field, before the server is asked', async () => {
    const { user } = shown();
    await user.type(code(), 'AC');
    await user.click(screen.getByRole('button', { name: 'Vær med' }));
    expect(code()).toHaveFocus();
    expect(code()).toBeInvalid();
    expect(code()).toHaveAccessibleDescription(/En kode har seks bogstaver og tal\./);
    expect(codes).toEqual([]);
  });

  test.each([
    ['not_found', /^Den kode virker ikke/],
    ['too_many_requests', /^Der er for mange, der prøver lige nu/],
    ['offline', /^Der er ingen forbindelse/],
  ] as const)(
    '[PHONE-22] a refusal (%s) is a sentence, and the code stays in its field',
    async (refusal, sentence) => {
      const { user } = shown(IN, { enter: () => Promise.reject(new Refusal(refusal)) });
      await user.type(code(), 'ACDEFH');
      await user.click(screen.getByRole('button', { name: 'Vær med' }));
      expect(await screen.findByText(sentence)).toBeVisible();
      expect(code()).toHaveValue('ACDEFH');
    },
  );

  test('[PHONE-2] a phone that waits sees that, its number, and nothing of the table', async () => {
    const { table: _, ...waiting } = IN;
    await come({ ...waiting, state: 'waiting' });
    expect(codes).toEqual(['ACDEFH']);
    expect(screen.getByRole('status')).toHaveTextContent('Mødelederen lukker dig ind om et øjeblik.');
    expect(screen.queryByText('Hvad bruger vi?')).toBeNull();
  });

  test('[PHONE-21] a word is kept while it is typed, sent with the name only when that is chosen, and listed', async () => {
    const { user, session } = await come();
    expect(screen.getByRole('heading', { name: 'Hvad bruger vi?' })).toBeVisible();
    await user.type(word(), 'Regneark');
    expect(session.draft('word')).toBe('Regneark');
    expect(screen.getByRole('radio', { name: 'Uden navn' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Med navnet Vera' }));
    await user.click(sendWord());
    await waitFor(() =>
      expect(sent).toEqual([{ kind: 'word', text: 'Regneark', named: true, round: 'k01' }]),
    );
    expect(word()).toHaveValue('');
  });

  test('[PHONE-21] an empty field sends nothing', async () => {
    const { user } = await come();
    await user.click(sendWord());
    expect(sent).toEqual([]);
  });

  test('[PHONE-21] what the table does not take stands in its field again, with the reason', async () => {
    const { user } = await come(IN, { contribute: () => Promise.reject(new Refusal('not_allowed')) });
    await user.type(word(), 'Regneark');
    await user.click(sendWord());
    expect(await screen.findByText(/^Bordet tager det ikke imod nu/)).toBeVisible();
    expect(word()).toHaveValue('Regneark');
    await user.click(screen.getByRole('button', { name: 'Okay' }));
    expect(screen.queryByText(/^Bordet tager det ikke imod nu/)).toBeNull();
  });

  test('[PHONE-21] what is not taken comes before what has been typed meanwhile', async () => {
    let refuse: (error: Refusal) => void = () => undefined;
    const contribute = () => new Promise<never>((_, reject) => (refuse = reject));
    const { user } = await come(IN, { contribute });
    await user.type(word(), 'Regneark');
    await user.click(sendWord());
    await user.type(word(), 'Post');
    refuse(new Refusal('not_allowed'));
    await waitFor(() => expect(word()).toHaveValue('Regneark Post'));
  });

  test('[PHONE-21] without a line what was sent is listed as lying on the phone', async () => {
    const { user } = await come(IN, { contribute: () => Promise.reject(new Refusal('offline')) });
    await user.type(word(), 'Regneark');
    await user.click(sendWord());
    expect(await screen.findByText('Ord ligger på telefonen')).toBeVisible();
    expect(screen.getByText(/^Ingen forbindelse lige nu/)).toBeVisible();
  });

  test('[PHONE-13] asking for the floor and being done are pressed and taken back', async () => {
    const { user } = await come();
    await user.click(screen.getByRole('button', { name: 'Bed om ordet', pressed: false }));
    await user.click(screen.getByRole('checkbox', { name: 'Jeg er færdig' }));
    await waitFor(() =>
      expect(sent).toEqual([
        { kind: 'floor', wanted: true },
        { kind: 'done', step: 'cards-1-k01', done: true },
      ]),
    );
  });

  test('[PHONE-20] a scanned card is turned for all with a press; at a led table the leader is asked', async () => {
    const { user } = await come(IN, {}, { card: 'K7MX' });
    await user.click(screen.getByRole('button', { name: 'Vend det for alle' }));
    await waitFor(() => expect(sent).toEqual([{ kind: 'turn', code: 'K7MX' }]));
    expect(screen.queryByText('Du har scannet kortet K7MX.')).toBeNull();
    cleanup();
    localStorage.clear();
    await come({ ...IN, table: { ...TABLE, access: 'led' } }, {}, { card: 'K7MX' });
    expect(screen.getByRole('button', { name: 'Bed om at få det vendt' })).toBeVisible();
  });

  test('[PHONE-22] who leaves is told that the phone has forgotten everything', async () => {
    const { user } = await come();
    await user.type(word(), 'Regneark');
    await user.click(screen.getByRole('button', { name: 'Forlad bordet' }));
    expect(await screen.findByText('Du har forladt bordet. Telefonen har glemt det hele.')).toBeVisible();
    expect(JSON.stringify(localStorage)).not.toContain('Regneark');
  });

  test('[PHONE-8] before the start and after the end there is nothing to send', async () => {
    await come({ ...IN, table: { ...TABLE, phase: 'ended' } });
    expect(screen.getByRole('heading', { name: 'Kortene er pakket sammen. Tak for i dag.' })).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('[PHONE-22] the other language is one press away', async () => {
    const { user } = shown();
    const main = screen.getByRole('main');
    await user.click(within(main).getByRole('button', { name: 'English' }));
    expect(screen.getByRole('button', { name: 'Take part' })).toBeVisible();
    expect(document.documentElement.lang).toBe('en');
  });
});
