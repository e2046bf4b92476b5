/** Suggestions while a person types their tools. */
import { toolKey } from '../../../domain/table/conversation/limits.ts';

const MOST_SUGGESTED = 4;

/**
 * Suggestions for the last word after a comma: tools that begin with it first, then those that contain a word that
 * does. Listed tools are left out.
 */
export function suggestTools(
  typed: string,
  suggestions: readonly string[],
  named: readonly string[],
): readonly string[] {
  const wanted = toolKey(lastWord(typed));
  if (wanted === '') return [];
  const taken = new Set(named.map(toolKey));
  const fitting = suggestions.filter((name) => !taken.has(toolKey(name)));
  const beginning = fitting.filter((name) => toolKey(name).startsWith(wanted));
  const inside = fitting.filter((name) => !beginning.includes(name) && startsInside(name, wanted));
  return [...beginning, ...inside].slice(0, MOST_SUGGESTED);
}

/** The text without the word that is being written, which a suggestion stands in for. */
export function beforeLastWord(typed: string): string {
  return typed.slice(0, typed.length - lastWord(typed).length).replace(/[\s,;]+$/u, '');
}

function lastWord(typed: string): string {
  return typed.split(/[,;\n]/u).at(-1) ?? '';
}

function startsInside(name: string, wanted: string): boolean {
  return name.split(/[\s-]+/u).some((word) => toolKey(word).startsWith(wanted));
}
