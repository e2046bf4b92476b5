/** Undo and redo. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** The text being typed in: further changes of it extend the last step. */
  readonly writing?: string;
}

/** Older steps are dropped. */
const STEPS = 200;

export function beginHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** `writing` identifies the text being typed in, such as a field; absent for a separate step. */
export function record<T>(history: History<T>, next: T, writing?: string): History<T> {
  if (next === history.present) return history;
  const goesOn = writing !== undefined && writing === history.writing;
  return {
    past: goesOn ? history.past : [...history.past, history.present].slice(-STEPS),
    present: next,
    future: [],
    ...(writing !== undefined && { writing }),
  };
}

export function undo<T>({ past, present, future }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future };
  return { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  const [next, ...rest] = future;
  if (next === undefined) return { past, present, future };
  return { past: [...past, present], present: next, future: rest };
}
