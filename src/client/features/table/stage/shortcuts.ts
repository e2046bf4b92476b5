/** Keys of the stage: which step a key stands for, and when keys are not ours. */

export type StageAction = 'next' | 'finish' | 'putBack' | 'skip' | 'park' | 'undo' | 'examples';

/** One letter each, lower case, as the person's language has them. */
export type StageKeys = Readonly<Record<StageAction, string>>;

/** What there is to know about a key that was pressed. */
export interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly defaultPrevented: boolean;
}

/** Undefined for a key that is none of ours, is held down, or comes with a modifier. */
export function actionOf(press: KeyPress, keys: StageKeys): StageAction | undefined {
  if (press.altKey || press.ctrlKey || press.metaKey) return undefined;
  if (press.repeat || press.isComposing || press.defaultPrevented) return undefined;
  const key = press.key.toLowerCase();
  const found = Object.entries(keys).find(([, letter]) => letter === key);
  return found?.[0] as StageAction | undefined;
}

const TYPED_IN =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"]';

/** Whether letters go into a text there. */
export function isTyping(target: EventTarget | null): boolean {
  return target !== null && 'closest' in target && (target as Element).closest(TYPED_IN) !== null;
}
