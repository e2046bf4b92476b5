/** As much of a Dockerfile as tests need: its stages, and what each of them copies. */
import { readFileSync } from 'node:fs';

export interface Copy {
  /** A stage, or nothing for the project itself. */
  readonly from?: string;
  readonly sources: readonly string[];
  readonly target: string;
}
export interface Stage {
  readonly name: string;
  readonly instructions: readonly { readonly name: string; readonly rest: string }[];
  readonly copies: readonly Copy[];
}

export function readDockerfile(file: string): Stage[] {
  const text = readFileSync(file, 'utf8')
    .replace(/^#.*$/gm, '')
    .replace(/\\\n\s*/g, ' ');
  const stages: { name: string; instructions: { name: string; rest: string }[]; copies: Copy[] }[] = [];
  for (const line of text.split('\n')) {
    const [, name, rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    if (name === 'FROM')
      stages.push({ name: /\sAS\s+(\S+)/.exec(rest)?.[1] ?? '', instructions: [], copies: [] });
    const stage = stages.at(-1);
    stage?.instructions.push({ name, rest });
    if (name === 'COPY') stage?.copies.push(copyOf(rest));
  }
  return stages;
}

function copyOf(rest: string): Copy {
  const words = rest.split(/\s+/);
  const from = /^--from=(\S+)/.exec(rest)?.[1];
  const paths = words.filter((word) => !word.startsWith('--'));
  return { ...(from !== undefined && { from }), sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
}
