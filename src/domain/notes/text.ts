import { Tree } from 'fluid-framework';
import type { Characters } from './schema.ts';

const known = new WeakMap<Characters, string>();

/**
 * Cached, because joining the characters takes time and most notes are unchanged. Must not be called during a tree's
 * change event, which may come before this array's own event.
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
