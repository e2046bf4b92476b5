/** Steps of notes that may not have arrived, and how to replay them among other people's steps. */
import type { Notes } from './schema.ts';
import { rebased, spliceBetween, withSplice } from './splice.ts';
import { applyStep, type NoteStep, stepsArrived } from './steps.ts';
import { textOf } from './text.ts';

export interface KeptStep {
  /** Of its writer, from 1. */
  readonly number: number;
  readonly step: NoteStep;
}

/** The steps of one writer. */
export interface KeptSteps {
  /** Texts by note id before the first of the steps. */
  readonly bases: Readonly<Record<string, string>>;
  readonly steps: readonly KeptStep[];
}

export const NOTHING_KEPT: KeptSteps = { bases: {}, steps: [] };

/** `base`: the note's text before the step. */
export function withStep(kept: KeptSteps, number: number, step: NoteStep, base: string): KeptSteps {
  const isFirst = !kept.steps.some((earlier) => earlier.step.noteId === step.noteId);
  return {
    bases: isFirst ? { ...kept.bases, [step.noteId]: base } : kept.bases,
    steps: [...kept.steps, { number, step }],
  };
}

/** Without the steps up to a number. */
export function since(kept: KeptSteps, number: number): KeptSteps {
  const steps = kept.steps.filter((later) => later.number > number);
  if (steps.length === 0) return NOTHING_KEPT;
  const before = { ...kept, steps: kept.steps.filter((earlier) => earlier.number <= number) };
  const noteIds = [...new Set(steps.map(({ step }) => step.noteId))];
  return { bases: Object.fromEntries(noteIds.map((id) => [id, keptText(before, id) ?? ''])), steps };
}

/** A note's text as the writer saw it after the steps; undefined if none is about it. */
export function keptText({ bases, steps }: KeptSteps, noteId: string): string | undefined {
  const base = bases[noteId];
  if (base === undefined) return undefined;
  return steps.reduce((text, { step }) => (step.noteId === noteId ? afterStep(text, step) : text), base);
}

/** Applies the steps that the notes do not hold yet, each at the place that its writer meant. */
export function replaySteps(notes: Notes, writer: string, kept: KeptSteps): void {
  const left = since(kept, stepsArrived(notes, writer));
  const seen = new Map(Object.entries(left.bases));
  for (const { number, step } of left.steps) {
    const mine = seen.get(step.noteId) ?? '';
    applyStep(notes, writer, number, step.kind === 'write' ? moved(notes, step, mine) : step);
    seen.set(step.noteId, afterStep(mine, step));
  }
}

/**
 * The texts that the writer typed, without the text around them, since the writer may have lost the right to read the
 * notes. One text for each note; adjacent words are joined.
 */
export function ownWords({ bases, steps }: KeptSteps): readonly string[] {
  return Object.entries(bases).flatMap(([noteId, base]) => {
    let letters = base.split('').map((letter) => ({ letter, own: false }));
    for (const { step } of steps) {
      if (step.noteId !== noteId || step.kind !== 'write') continue;
      for (const { at, removed, inserted } of step.splices) {
        const typed = inserted.split('').map((letter) => ({ letter, own: true }));
        letters = [...letters.slice(0, at), ...typed, ...letters.slice(at + removed)];
      }
    }
    const words = letters.map(({ letter, own }) => (own ? letter : '\0')).join('');
    const text = words
      .split(/\0+/u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return text.length === 0 ? [] : [text.join('\n')];
  });
}

function afterStep(text: string, step: NoteStep): string {
  return step.kind === 'write' ? step.splices.reduce(withSplice, text) : text;
}

function moved(notes: Notes, step: Extract<NoteStep, { kind: 'write' }>, mine: string): NoteStep {
  const note = notes.entries.get(step.noteId);
  const theirs = spliceBetween(mine, note ? textOf(note.text) : '');
  // Several stretches are one change between two texts.
  const [first, ...others] = step.splices;
  const whole = others.length === 0 ? first : spliceBetween(mine, afterStep(mine, step));
  return { ...step, splices: whole ? rebased(whole, theirs) : [] };
}
