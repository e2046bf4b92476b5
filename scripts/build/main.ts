import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import webpack from 'webpack';
import { ROOT } from '../lib/root.ts';
import { type BudgetReport, budgetTable } from './budget.ts';
import { hashOfInputs } from './inputs.ts';

// Builds the client and the simulator's page for production. With --if-stale only when something has changed.
const PROGRESS_EVERY_MS = 10 * 1000;
const MS_PER_S = 1000;
const BUILT_FROM = join(ROOT, 'dist', 'built-from');

const say = (line: string) => process.stdout.write(`${line}\n`);

function builtFrom(): string {
  try {
    return readFileSync(BUILT_FROM, 'utf8');
  } catch {
    return '';
  }
}

async function build(): Promise<boolean> {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / MS_PER_S)} s`;
  say('Building the client; this takes half a minute or so.');
  const timer = setInterval(() => say(`… building: ${seconds()}`), PROGRESS_EVERY_MS);
  const { default: configurations } = await import('../../webpack.config.js');
  const stats = await run(configurations).finally(() => clearInterval(timer));

  if (stats.hasErrors() || stats.hasWarnings()) say(stats.toString('errors-warnings'));
  for (const file of ['budget.json', 'budget-phone.json']) {
    const report: BudgetReport = JSON.parse(readFileSync(join(ROOT, 'dist', file), 'utf8'));
    for (const line of budgetTable(report)) say(line);
  }
  say(stats.hasErrors() ? 'The build failed.' : `Built in ${seconds()}.`);
  return !stats.hasErrors();
}

function run(configurations: webpack.Configuration[]): Promise<webpack.MultiStats> {
  return new Promise((resolve, reject) => {
    webpack(configurations, (error, stats) => (stats ? resolve(stats) : reject(error)));
  });
}

const inputs = hashOfInputs(ROOT);
if (!process.argv.includes('--if-stale') || builtFrom() !== inputs) {
  rmSync(BUILT_FROM, { force: true });
  rmSync(join(ROOT, 'dist', 'sbom.cdx.json'), { force: true });
  if (await build()) writeFileSync(BUILT_FROM, inputs);
  else process.exitCode = 1;
}
if (process.exitCode === undefined && !existsSync(join(ROOT, 'dist', 'sbom.cdx.json')))
  await import('../sbom.ts');
