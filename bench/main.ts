import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figures } from './support/figures.ts';
import { findSuites, type Suite } from './support/suite.ts';
import { table } from './support/table.ts';

// npm run bench                            every suite
// npm run bench -- --only page             one suite; may be given several times
// npm run bench -- --only page:turn        one part of a suite that has parts
// npm run bench -- --json figures.json     writes the figures to a file, too
// npm run bench -- --against <commit>      compares page:turn and page:load with another state of the product
// npm run bench -- --quick                 a few rounds, to see that everything still measures
const EXIT_FAILED = 1;
const EXIT_MISUSED = 2;

interface Wanted {
  readonly suites: readonly { readonly suite: Suite; readonly part?: string | undefined }[];
  readonly json: string | undefined;
  readonly against: string | undefined;
  readonly quick: boolean;
}

function readArguments(all: readonly Suite[]): Wanted {
  const { values } = parseArgs({
    options: {
      against: { type: 'string' },
      json: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
    },
  });
  const names = all.flatMap(({ name, parts = [] }) => [name, ...parts.map((part) => `${name}:${part}`)]);
  const unknown = values.only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`"${unknown}" is no suite. The suites: ${names.join(', ')}.`);
  const wanted = values.only.length > 0 ? values.only : all.map(({ name }) => name);
  const suites = all.flatMap((suite) =>
    wanted
      .map((name) => name.split(':'))
      .filter(([name]) => name === suite.name)
      .map(([, part]) => ({ suite, part })),
  );
  const { against, quick } = values;
  return { suites, against, json: values.json && resolve(values.json), quick };
}

/** Other programs make every figure larger, and ratios of small figures unreliable. */
function warnOfLoad(): void {
  const [load = 0] = loadavg();
  if (load < availableParallelism() / 4) return;
  console.log(
    `This machine is busy (load ${load.toFixed(1)}): compare ratios only, and measure again when it is not.`,
  );
}

/** A suite that fails does not affect the others' figures. False if one did. */
async function measure({ suites, against, json, quick }: Wanted): Promise<boolean> {
  warnOfLoad();
  if (quick) console.log('--quick: too few rounds for figures that mean anything.');
  const figures: Record<string, Figures[string]> = {};
  const failed: string[] = [];
  for (const { suite, part } of suites) {
    console.log(`\n── ${suite.name}${part === undefined ? '' : `: ${part}`}`);
    try {
      Object.assign(figures, await suite.run({ part, against, quick, say: (line) => console.log(line) }));
    } catch (error) {
      failed.push(suite.name);
      console.error(error);
    }
  }
  console.log(`\n${table(figures).join('\n')}`);
  if (json) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
  if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
  return failed.length === 0;
}

const suites = await findSuites();
let wanted: Wanted;
try {
  wanted = readArguments(suites);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(EXIT_MISUSED);
}
// Exits explicitly: a suite may leave something behind that would keep the process alive.
process.exit((await measure(wanted)) ? 0 : EXIT_FAILED);
