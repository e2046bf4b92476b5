import { neighbour } from '../../../../../src/client/features/table/stage/roving.ts';
import {
  actionOf,
  isTyping,
  type KeyPress,
} from '../../../../../src/client/features/table/stage/shortcuts.ts';
import { stage } from '../../../../../src/client/features/table/stage/stageStrings.ts';
import { LANGUAGES } from '../../../../../src/shared/language.ts';

const { keys } = stage.da;

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    repeat: false,
    isComposing: false,
    defaultPrevented: false,
    ...more,
  };
}

describe('a facilitator at the keyboard', () => {
  it('[STAGE-7] has one letter for each step', () => {
    expect(actionOf(press('n'), keys)).toBe('next');
    expect(actionOf(press('S'), keys)).toBe('skip');
    expect(actionOf(press('u'), keys)).toBe('undo');
    expect(actionOf(press('x'), keys)).toBeUndefined();
    expect(actionOf(press('Enter'), keys)).toBeUndefined();
  });

  it.each(LANGUAGES)('[STAGE-7] finds every letter only once in %s', (language) => {
    const letters = Object.values(stage[language].keys);
    expect(new Set(letters).size).toBe(letters.length);
    for (const letter of letters) expect(letter).toMatch(/^[a-z]$/);
  });

  it("[STAGE-7] keeps the browser's and other programs' keys", () => {
    expect(actionOf(press('n', { ctrlKey: true }), keys)).toBeUndefined();
    expect(actionOf(press('p', { metaKey: true }), keys)).toBeUndefined();
    expect(actionOf(press('s', { altKey: true }), keys)).toBeUndefined();
    expect(actionOf(press('s', { defaultPrevented: true }), keys)).toBeUndefined();
  });

  it('[STAGE-7] does not run through the deck when a key is held down', () => {
    expect(actionOf(press('n', { repeat: true }), keys)).toBeUndefined();
  });

  it('[STAGE-7] writes letters where a text is being written', () => {
    const element = (within: string | undefined) =>
      Object.assign(new EventTarget(), { closest: () => within ?? null });
    expect(isTyping(element('textarea'))).toBe(true);
    expect(isTyping(element(undefined))).toBe(false);
    expect(isTyping(new EventTarget())).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});

describe('arrow keys on the spread', () => {
  // Three columns; the cards at 1, 4 and 5 have left.
  const open = [0, 2, 3, 6, 7];

  it('[STAGE-8] go through the cards in reading order, over empty places', () => {
    expect(neighbour('ArrowRight', 0, open, 3)).toBe(2);
    expect(neighbour('ArrowRight', 3, open, 3)).toBe(6);
    expect(neighbour('ArrowLeft', 6, open, 3)).toBe(3);
    expect(neighbour('ArrowRight', 7, open, 3)).toBeUndefined();
  });

  it('[STAGE-8] go up and down to the nearest card', () => {
    expect(neighbour('ArrowDown', 0, open, 3)).toBe(3);
    expect(neighbour('ArrowDown', 2, open, 3)).toBe(3);
    expect(neighbour('ArrowUp', 7, open, 3)).toBe(3);
    expect(neighbour('ArrowUp', 0, open, 3)).toBeUndefined();
  });

  it('[STAGE-8] reach the first and the last card', () => {
    expect(neighbour('Home', 6, open, 3)).toBe(0);
    expect(neighbour('End', 0, open, 3)).toBe(7);
    expect(neighbour('a', 0, open, 3)).toBeUndefined();
  });
});
