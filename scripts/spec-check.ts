/**
 * `npm test -- spec`: checks that each rule of docs/SPEC.md is named by a test, and that each rule that a test names
 * exists.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/root.ts';
import { citedRules, compareRules, definedRules } from './spec/rules.ts';

const TEST_FILE = /\.test\.tsx?$|\.spec\.ts$|[\\/]tests[\\/]contract[\\/].*\.ts$/;

const specification = readFileSync(join(ROOT, 'docs', 'SPEC.md'), 'utf8');
const cited = new Set<string>();
for (const entry of readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })) {
  const file = join(ROOT, 'tests', entry);
  if (!TEST_FILE.test(file)) continue;
  for (const id of await citedRules(file)) cited.add(id);
}

const rules = definedRules(specification);
const problems = compareRules(rules, cited);
for (const problem of problems) console.error(problem);
console.log(`${rules.length} rules, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
