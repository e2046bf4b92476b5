import { Tree } from 'fluid-framework';
import type { Characters } from './schema.ts';

const known = new WeakMap<Characters, string>();

/**
 * Putting a text together from its characters takes time, and most notes are as they were at the last look. Not to be
 * asked while the tree tells of a change: it may not have told of these characters yet.
 */
export function textOf(characters: Characters): string {
  const text = known.get(characters);
  if (text !== undefined) return text;
  const joined = characters.join('');
  known.set(characters, joined);
  const forget = Tree.on(characters, 'nodeChanged', () => {
    known.delete(characters);
    forget();
  });
  return joined;
}
