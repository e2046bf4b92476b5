/**
 * Tests the container image as it will run: builds it, starts it with only what deploy/compose.yaml gives it, checks and
 * stops it.
 *
 *   npm run image-check [-- --engine <docker|podman>] [-- --image <an existing image>]
 *
 * Exit codes: 0 no problem, 1 problems, 2 wrong use or no container engine.
 */
import { parseArgs } from 'node:util';
import { checkContainer } from './image/checks.ts';
import { createEngine, type Engine, findEngine } from './image/engine.ts';

const USAGE = 'Usage: npm run image-check -- [--engine <docker|podman>] [--image <name>]';
const TAG = 'dialogkort:image-check';

interface Call {
  readonly engine?: string;
  readonly image?: string;
}

function readCall(args: readonly string[]): Call | undefined {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args: [...args], options: { engine: text, image: text } }).values;
  } catch {
    return undefined;
  }
}

async function check(engine: Engine, image: string): Promise<number> {
  let wrong = 0;
  for await (const { what, problem } of checkContainer(engine, image)) {
    console.log(problem === undefined ? `holds  ${what}` : `WRONG  ${what}: ${problem}`);
    if (problem !== undefined) wrong += 1;
  }
  console.log(wrong === 0 ? 'No problems found.' : `${wrong} problem(s) found.`);
  return wrong === 0 ? 0 : 1;
}

async function main(args: readonly string[]): Promise<number> {
  const call = readCall(args);
  const program = call && (call.engine ?? (await findEngine()));
  if (program === undefined) {
    console.error(call ? 'No container engine found: neither docker nor podman answers.' : USAGE);
    return 2;
  }
  const engine = createEngine(program);
  if (call?.image === undefined && (await engine.build(TAG)) !== 0) return 1;
  return check(engine, call?.image ?? TAG);
}

process.exitCode = await main(process.argv.slice(2));
