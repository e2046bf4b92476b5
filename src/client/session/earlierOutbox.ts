/**
 * Reads outbox entries of release 0.1, which had a form for each kind of command. They can be on a device until the
 * retention period has passed since the update.
 */
const NAMES = { add: 'addOwnCard', edit: 'editOwnCard', withdraw: 'withdrawOwnCard' } as const;

/** Name, arguments and step as in `PendingCommand`, or undefined for anything else. Checks only the outline. */
export function commandOfEarlierRelease(deed: unknown): unknown {
  if (typeof deed !== 'object' || deed === null) return undefined;
  const { kind, verb, cardId, text, step, to, id, insight, nextStep, args } = deed as Readonly<
    Record<string, unknown>
  >;
  switch (kind) {
    case 'add':
      return { name: NAMES.add, args: [text, cardId] };
    case 'edit':
      return { name: NAMES.edit, args: [cardId, text] };
    case 'withdraw':
      return { name: NAMES.withdraw, args: [cardId] };
    case 'lay':
      return { name: verb, args: cardId === undefined ? [] : [cardId], step };
    case 'meeting':
      return { name: verb, args: to === undefined ? [] : [to] };
    case 'tool':
      return { name: 'addTool', args: [text] };
    case 'word':
      return { name: 'addNamedWord', args: [text, cardId, id] };
    case 'closing':
      return { name: 'setClosing', args: [insight, nextStep] };
    case 'repeatable':
      return { name: verb, args };
    default:
      return undefined;
  }
}
