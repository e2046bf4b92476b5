/** The list of tools that everybody builds together. */
import { Tree, TreeStatus } from 'fluid-framework';
import { type Outcome, refuse } from '../../gate.ts';
import { mayFacilitate, mayTakePart } from '../../permissions.ts';
import type { Seat } from '../../seat.ts';
import { converse, doneWithUndo } from '../converse.ts';
import { toolKey, toolNames } from '../limits.ts';
import { Tool } from '../schema.ts';

/** A tool that is listed already, in any spelling, stays as it is. */
export function addTool(seat: Seat, text: string): Outcome {
  const names = toolNames(text)?.filter((name) => toolKey(name) !== '');
  if (names === undefined || names.length === 0) return refuse('badText');
  return converse(seat, mayTakePart(seat), [], ({ tools }) => {
    const added = new Map<string, Tool>();
    for (const name of names) {
      const key = toolKey(name);
      if (tools.has(key)) continue;
      const tool = new Tool({ name });
      tools.set(key, tool);
      added.set(key, tool);
    }
    if (added.size === 0) return {};
    return doneWithUndo(seat, {
      may: () => mayTakePart(seat),
      isUntouched: () => [...added.values()].every((tool) => Tree.status(tool) === TreeStatus.InDocument),
      back: (now) => {
        for (const [key, tool] of added) if (now.tools.get(key) === tool) now.tools.delete(key);
      },
    });
  });
}

export function removeTool(seat: Seat, key: string): Outcome {
  const tool = seat.table.conversation?.tools.get(key);
  if (!tool) return refuse('notFound');
  const { name } = tool;
  return converse(seat, mayFacilitate(seat), [tool], ({ tools }) => {
    tools.delete(key);
    return doneWithUndo(seat, {
      may: () => mayFacilitate(seat),
      isUntouched: () => !seat.table.conversation?.tools.has(key),
      back: (now) => now.tools.set(key, new Tool({ name })),
    });
  });
}
