/**
 * The container image as it will run: built, started with nothing but what deploy/compose.yaml gives it, looked at, stopped.
 *
 *   npm run image-check [-- --engine <docker|podman>] [-- --image <one that is built already>]
 *
 * Exit codes: 0 everything holds, 1 something does not, 2 called wrongly or there is no container engine.
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
  console.log(wrong === 0 ? 'Everything holds.' : `${wrong} to put right.`);
  return wrong === 0 ? 0 : 1;
}

async function main(args: readonly string[]): Promise<number> {
  const call = readCall(args);
  const program = call && (call.engine ?? (await findEngine()));
  if (program === undefined) {
    console.error(call ? 'Neither docker nor podman answers here.' : USAGE);
    return 2;
  }
  const engine = createEngine(program);
  if (call?.image === undefined && (await engine.build(TAG)) !== 0) return 1;
  return check(engine, call?.image ?? TAG);
}

process.exitCode = await main(process.argv.slice(2));
