import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from '../lib/root.ts';
import type { Listener } from '../lib/run.ts';
import { addCounts, type Counts, NOTHING } from './reports.ts';
import { freshResult } from './results.ts';
import { type Outcome, STEPS, type Step } from './steps.ts';

// npm test                      everything, a line a step
// npm test -- lint types        the named steps, with their output
// npm test -- unit table deck   the unit tests whose path matches
// npm test -- unit schema -u    and writes their snapshots anew
const MS_PER_S = 1000;
/** Of a failure's message at the end; the step's log has the rest. */
const MESSAGE_LINES = 25;
const LAST_LINES_OF_LOG = 40;

const UPDATE = ['-u', '--update'];

const args = process.argv.slice(2).filter((arg) => !UPDATE.includes(arg));
const updates = process.argv.slice(2).some((arg) => UPDATE.includes(arg));
const named = STEPS.filter(({ name }) => args.includes(name));
const patterns = args.filter((arg) => !STEPS.some(({ name }) => name === arg));

if (patterns.length > 0 && named.length === 0) {
  console.error(`"${patterns[0]}" is no step. The steps: ${STEPS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

if (updates && patterns.length === 0) {
  console.error('-u writes the snapshots of named tests: `npm test -- unit domain/table/schema -u`.');
  process.exit(2);
}

const isWhole = named.length === 0;
const failures: string[] = [];
const skipped: string[] = [];
const lines: string[] = [];
let total: Counts = NOTHING;
for (const step of isWhole ? STEPS : named) total = addCounts(total, await run(step));

for (const failure of failures) console.log(`\n${failure}`);
if (!isWhole) console.log(`\n${lines.join('\n')}`);
if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((line) => `  ${line}`).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

async function run(step: Step): Promise<Counts> {
  const log = isWhole ? freshResult(`${step.name}.log`) : undefined;
  if (!log) console.log(`\n── ${step.title} (${step.name})`);
  const begun = performance.now();
  let kept = '';
  const keep: Listener = (text) => {
    if (log) appendFileSync(log, text);
    kept = lastLines(kept + text);
  };
  const outcome = await step.run({ patterns, updates }, log === undefined ? undefined : keep);
  const seconds = ((performance.now() - begun) / MS_PER_S).toFixed(1);
  const { counts, whySkipped } = outcome;
  const result = counts.failed > 0 ? 'FAILED' : whySkipped ? 'skipped' : 'ok';
  const line = `${seconds.padStart(7)} s  ${step.title} (${step.name}): ${result}`;
  lines.push(line);
  if (isWhole) console.log(line);
  skipped.push(...namesOfSkipped(step, outcome));
  failures.push(...messagesOf(step, outcome, log, kept));
  return counts;
}

function namesOfSkipped(step: Step, { whySkipped, skipped = [] }: Outcome): string[] {
  return [...(whySkipped ? [whySkipped] : []), ...skipped].map((name) => `${step.name}: ${name}`);
}

function messagesOf(
  step: Step,
  { counts, failures = [] }: Outcome,
  log: string | undefined,
  end: string,
): string[] {
  if (counts.failed === 0) return [];
  const where = log ? `, all of it in ${relative(ROOT, log)}` : '';
  const messages = failures.map(
    ({ title, message }) => `  ✕ ${title}\n${indented(message.split('\n').slice(0, MESSAGE_LINES))}`,
  );
  if (messages.length === 0 && end) messages.push(indented(end.split('\n')));
  return [`${step.title} (${step.name}) FAILED${where}`, ...messages];
}

function lastLines(text: string): string {
  return text.split('\n').slice(-LAST_LINES_OF_LOG).join('\n');
}

function indented(textLines: readonly string[]): string {
  return textLines.map((line) => `    ${line}`).join('\n');
}
