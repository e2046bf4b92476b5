import { addCounts, type Counts, NOTHING } from './counts.ts';
import { STEPS, type Step } from './steps.ts';

// npm test                      everything
// npm test -- lint types        the named steps
// npm test -- unit table deck   of the unit tests those whose path matches
const MS_PER_S = 1000;

const args = process.argv.slice(2);
const named = STEPS.filter(({ name }) => args.includes(name));
const patterns = args.filter((arg) => !STEPS.some(({ name }) => name === arg));

if (patterns.length > 0 && named.length === 0) {
  console.error(`"${patterns[0]}" is no step. The steps: ${STEPS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const lines: string[] = [];
let total: Counts = NOTHING;
for (const step of named.length > 0 ? named : STEPS) total = addCounts(total, await run(step));

console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

async function run(step: Step): Promise<Counts> {
  console.log(`\n── ${step.title} (${step.name})`);
  const begun = performance.now();
  const { counts, skipped } = await step.run(patterns);
  const seconds = ((performance.now() - begun) / MS_PER_S).toFixed(1);
  const result = counts.failed > 0 ? 'FAILED' : skipped ? `skipped: ${skipped}` : 'ok';
  lines.push(`${seconds.padStart(7)} s  ${step.title} (${step.name}): ${result}`);
  return counts;
}
