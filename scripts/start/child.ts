import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Output } from './output.ts';

/** How a process ended: 0 for success, otherwise words such as `was killed (SIGKILL)`. */
export type ChildEnd = 0 | string;

/**
 * Forwards the child's lines under a name until it has ended and its output is complete. `seen` gets every line, too.
 * Not `close`: that event never comes after the channel to the child was closed.
 */
export async function followToTheEnd(
  child: ChildProcess,
  name: string,
  output: Output,
  seen: (line: string) => void,
): Promise<ChildEnd> {
  const ended = once(child, 'exit').then(
    ([code, signal]): ChildEnd => {
      if (code === 0) return 0;
      return signal ? `was killed (${signal})` : `ended with exit code ${code}`;
    },
    (error: Error): ChildEnd => `could not be started (${error.message})`,
  );
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  await Promise.all(streams.map((stream) => output.follow(name, stream, seen)));
  return ended;
}
