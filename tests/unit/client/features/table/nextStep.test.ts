import {
  type Circumstances,
  type NextStepTable,
  nextStep,
} from '../../../../../src/client/features/table/panel/nextStep.ts';

const MAY_EVERYTHING = {
  start: false,
  layCards: true,
  facilitate: true,
  takeFacilitation: false,
  addOwnCard: true,
};

/** A running table with no card turned, seen by its facilitator. */
function table(
  overrides: Partial<NextStepTable> = {},
  may: Partial<typeof MAY_EVERYTHING> = {},
): NextStepTable {
  return {
    phase: 'running',
    current: undefined,
    ordinal: 0,
    left: 35,
    parked: [],
    skipped: [],
    conversation: { part: 'cards', recapShown: false },
    may: { ...MAY_EVERYTHING, ...may },
    ...overrides,
  };
}

function at(overrides: Partial<Circumstances> = {}): Circumstances {
  return {
    viewer: false,
    organiser: true,
    timeToWrapUp: false,
    stage: 'on',
    canShow: true,
    facilitatorHere: true,
    ...overrides,
  };
}

const NOTHING = { primary: undefined, secondary: [] };
const CARD = { id: 'card' };
const PARTICIPANT = { facilitate: false };
const PARTICIPANT_AT_A_LED_TABLE = { facilitate: false, layCards: false };

describe('The next step', () => {
  test('[PANEL-1] before the meeting the organiser is urged to start it, and others may', () => {
    const before = table({ phase: 'preparing' }, { start: true, layCards: false, facilitate: false });
    expect(nextStep(before, at())).toEqual({ primary: 'start', secondary: [], waiting: undefined });
    expect(nextStep(before, at({ organiser: false }))).toEqual({
      primary: undefined,
      secondary: ['start'],
      waiting: 'organiser',
    });
  });

  test('[PANEL-2] right after the start the facilitator is offered to show the table, and may turn a card instead', () => {
    expect(nextStep(table(), at({ stage: 'off' }))).toMatchObject({
      primary: 'show',
      secondary: ['turn', 'layOut', 'openingRound'],
    });
  });

  test('[PANEL-2] something else on the stage is no table', () => {
    expect(nextStep(table(), at({ stage: 'somethingElse' })).primary).toBe('show');
  });

  test('[PANEL-2] a person whose host cannot show the table is offered the first card', () => {
    expect(nextStep(table(), at({ stage: 'off', canShow: false })).primary).toBe('turn');
  });

  test('[PANEL-2] a table in an unknown sharing state is not offered to be shown', () => {
    expect(nextStep(table(), at({ stage: 'unknown' })).primary).toBe('turn');
  });

  test('[PANEL-2] a participant is offered the first card, not the showing of the table', () => {
    expect(nextStep(table({}, PARTICIPANT), at({ stage: 'off' })).primary).toBe('turn');
  });

  test.each([
    ['discussed', { ordinal: 1 }],
    ['skipped', { skipped: [CARD] }],
    ['parked', { parked: [CARD] }],
  ])('[PANEL-2] once a card was %s the next step is a card, shown to everybody or not', (_, been) => {
    expect(nextStep(table(been), at({ stage: 'off' })).primary).toBe('turn');
  });

  test('[PANEL-3] with a card on the table the next card stands out, and the rest is beside it', () => {
    expect(nextStep(table({ current: CARD, ordinal: 1 }), at())).toEqual({
      primary: 'next',
      secondary: ['finish', 'skip', 'park', 'putBack'],
      waiting: undefined,
    });
  });

  test.each([
    ['with a card out', { current: CARD, ordinal: 3 }],
    ['between two cards', { ordinal: 3 }],
  ])('[PANEL-17] from the third card on the facilitator may wrap up %s', (_, seen) => {
    expect(nextStep(table(seen), at()).secondary).toContain('wrapUp');
    expect(nextStep(table({ ...seen, ordinal: 2 }), at()).secondary).not.toContain('wrapUp');
    expect(nextStep(table(seen, PARTICIPANT), at()).secondary).not.toContain('wrapUp');
  });

  test('[PANEL-3] with the last card on the table the next step is to be done with it', () => {
    expect(nextStep(table({ current: CARD, ordinal: 35, left: 0 }), at())).toMatchObject({
      primary: 'finish',
      secondary: ['skip', 'park', 'putBack', 'wrapUp'],
    });
  });

  test('[PANEL-4] when all cards have been through, the facilitator is offered to end the meeting', () => {
    expect(nextStep(table({ left: 0, ordinal: 35 }), at())).toMatchObject({
      primary: 'end',
      secondary: ['closingRound'],
    });
  });

  test('[PANEL-4] parked cards are brought to mind before the end', () => {
    const parked = { left: 0, ordinal: 34, parked: [CARD] };
    expect(nextStep(table(parked), at()).secondary).toEqual(['closingRound', 'seeParked']);
    expect(nextStep(table(parked, PARTICIPANT), at())).toMatchObject({
      secondary: ['seeParked'],
      waiting: 'allDone',
    });
  });

  test('[PANEL-4] a participant is told that the facilitator ends the meeting', () => {
    expect(nextStep(table({ left: 0, ordinal: 35 }, PARTICIPANT), at())).toEqual({
      ...NOTHING,
      waiting: 'allDone',
    });
  });

  test('[PANEL-5] at a led table participants see no controls but who turns the cards', () => {
    const led = table({ current: CARD, ordinal: 1 }, PARTICIPANT_AT_A_LED_TABLE);
    expect(nextStep(led, at())).toEqual({ ...NOTHING, waiting: 'led' });
  });

  test('[PANEL-6] at a led table without its facilitator, becoming facilitator is the next step', () => {
    const left = table({}, { ...PARTICIPANT_AT_A_LED_TABLE, takeFacilitation: true });
    expect(nextStep(left, at({ facilitatorHere: false })).primary).toBe('takeFacilitation');
  });

  test('[PANEL-6] the organiser is not urged to take the role from a present facilitator', () => {
    const led = table({}, { ...PARTICIPANT_AT_A_LED_TABLE, takeFacilitation: true });
    expect(nextStep(led, at({ facilitatorHere: true }))).toEqual({ ...NOTHING, waiting: 'led' });
  });

  test.each(['preparing', 'running', 'ended'] as const)(
    '[PANEL-5] a viewer of a table that is %s sees no controls',
    (phase) => {
      expect(nextStep(table({ phase }), at({ viewer: true }))).toEqual({ ...NOTHING, waiting: 'viewer' });
    },
  );

  test('[PANEL-5] while the table is being reopened no missing permission is reported', () => {
    const nothing = { layCards: false, facilitate: false, addOwnCard: false };
    for (const phase of ['preparing', 'running'] as const) {
      expect(nextStep(table({ phase }, nothing), at())).toEqual({ ...NOTHING, waiting: 'reopening' });
    }
  });

  test('[PANEL-7] after the end every member is offered to begin a new meeting', () => {
    const ended = table({ phase: 'ended' }, { layCards: false, facilitate: false, addOwnCard: false });
    expect(nextStep(ended, at())).toEqual({ primary: 'beginAgain', secondary: [], waiting: undefined });
  });

  test('[AROUND-4] before the first card the facilitator may take a round first, and later not', () => {
    expect(nextStep(table(), at())).toMatchObject({
      ...{ primary: 'turn', secondary: ['layOut', 'openingRound'] },
    });
    expect(nextStep(table({}, PARTICIPANT), at()).secondary).toEqual([]);
    expect(nextStep(table({ ordinal: 1 }), at()).secondary).toEqual(['layOut']);
  });

  test('[CHOOSE-1] a facilitator may lay out cards while two are left, and nothing urges on while they lie there', () => {
    expect(nextStep(table({ ordinal: 1 }, PARTICIPANT), at()).secondary).toEqual([]);
    expect(nextStep(table({ ordinal: 1, left: 1 }), at()).secondary).toEqual([]);
    const conversation = { part: 'cards', recapShown: false, choice: {} } as const;
    expect(nextStep(table({ conversation }), at())).toMatchObject({ ...NOTHING, waiting: undefined });
  });

  test('[PANEL-17] while cards lie out the way to the end stays in sight, and nothing else does', () => {
    const conversation = { part: 'cards', recapShown: false, choice: {} } as const;
    const lying = { conversation, ordinal: 3 };
    expect(nextStep(table(lying), at())).toMatchObject({ primary: undefined, secondary: ['wrapUp'] });
    expect(nextStep(table(lying, PARTICIPANT), at()).secondary).toEqual([]);
  });

  test('[AROUND-4] a round is led on to its second question and to the cards, and both may be left out', () => {
    const [first, second] = [
      { part: 'understand', recapShown: false },
      { part: 'tools', recapShown: false },
    ] as const;
    expect(nextStep(table({ conversation: first }), at())).toMatchObject({
      primary: 'nextQuestion',
      secondary: ['turn'],
    });
    expect(nextStep(table({ conversation: second }), at())).toMatchObject({ primary: 'turn', secondary: [] });
    const none = table({ conversation: first, left: 0 });
    expect(nextStep(none, at()).secondary).toEqual(['toCards']);
  });

  test('[AROUND-4] [PANEL-17] the closing round leads over the recap to the end, and each may be left out', () => {
    const closing = (recapShown: boolean) => table({ conversation: { part: 'closing', recapShown } });
    expect(nextStep(closing(false), at())).toMatchObject({
      primary: 'showRecap',
      secondary: ['end', 'toCards'],
    });
    expect(nextStep(closing(true), at())).toMatchObject({
      primary: 'end',
      secondary: ['hideRecap', 'toCards'],
    });
  });

  test('[PLAN-3] when the time for cards is over, wrapping up is the next step, and a card may still be turned', () => {
    const late = at({ timeToWrapUp: true });
    expect(nextStep(table({ current: CARD, ordinal: 2 }), late)).toMatchObject({
      primary: 'wrapUp',
      secondary: ['next', 'finish', 'skip', 'park', 'putBack'],
    });
    expect(nextStep(table({ ordinal: 2 }), late)).toMatchObject({ primary: 'wrapUp', secondary: ['turn'] });
    expect(nextStep(table({ current: CARD, ordinal: 2 }, PARTICIPANT), late).primary).toBe('next');
  });

  test('[AROUND-4] during a round participants have the round itself, and no word about waiting', () => {
    for (const may of [PARTICIPANT, PARTICIPANT_AT_A_LED_TABLE]) {
      expect(nextStep(table({ conversation: { part: 'tools', recapShown: false } }, may), at())).toEqual({
        ...NOTHING,
        waiting: undefined,
      });
    }
    const left = table(
      { conversation: { part: 'tools', recapShown: false } },
      { ...PARTICIPANT, takeFacilitation: true },
    );
    expect(nextStep(left, at({ facilitatorHere: false })).primary).toBe('takeFacilitation');
  });
});
