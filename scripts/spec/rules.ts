import { calls, type Node, parseSource, textOf } from '../lib/syntax.ts';

const RULE_LINE = /^\s*[-*]\s+\**\[([A-Z]+-\d+)\]/gm;
const RULE_ID = /\[([A-Z]+-\d+)\]/g;
const TEST_FUNCTIONS = ['test', 'it', 'describe'];
/** Tests that do not run do not count. */
const NOT_RUN = ['skip', 'todo', 'fixme'];

/** Ids of the rules in order, such as `TABLE-12`: list items that begin with `[TABLE-12]`. */
export function definedRules(specification: string): string[] {
  return [...specification.matchAll(RULE_LINE)].map(([, id = '']) => id);
}

/** Ids in the titles of a file's tests that run. */
export async function citedRules(file: string): Promise<string[]> {
  const ids: string[] = [];
  for (const call of calls(await parseSource(file))) {
    const names = calleeNames(call.callee);
    if (!TEST_FUNCTIONS.includes(names[0] ?? '') || names.some((name) => NOT_RUN.includes(name))) continue;
    for (const [, id = ''] of nameOf(call).matchAll(RULE_ID)) ids.push(id);
  }
  return ids;
}

/** A sentence for each rule without a test, each unknown rule in a test, and each duplicate id. */
export function compareRules(defined: readonly string[], cited: ReadonlySet<string>): string[] {
  const known = new Set(defined);
  return [
    ...defined
      .filter((id, index) => defined.indexOf(id) !== index)
      .map((id) => `[${id}] stands twice in docs/SPEC.md; the next free number is ${nextId(id, defined)}.`),
    ...[...known]
      .filter((id) => !cited.has(id))
      .map(
        (id) =>
          `[${id}] stands in the title of no test that runs: put it into the title of the test that shows it.`,
      ),
    ...[...cited]
      .filter((id) => !known.has(id))
      .map(
        (id) =>
          `[${id}] is named by a test but not in docs/SPEC.md; the next free number is ${nextId(id, defined)}.`,
      ),
  ];
}

/** The number after the highest one of the same area, `TABLE-21` for `TABLE-3`: numbers of removed rules are not used again. */
function nextId(id: string, defined: readonly string[]): string {
  const [area = ''] = id.split('-');
  const numbers = defined
    .filter((other) => other.startsWith(`${area}-`))
    .map((other) => Number(other.slice(area.length + 1)));
  return `${area}-${Math.max(0, ...numbers) + 1}`;
}

/** `test.each(rows)('…')` and `test.describe('…')` alike: the names from the left, here `test`, `each`. */
function calleeNames(callee: unknown): string[] {
  const node = callee as Node | undefined;
  switch (node?.type) {
    case 'Identifier':
      return [String(node.value)];
    case 'MemberExpression':
      return [...calleeNames(node.object), ...calleeNames(node.property)];
    case 'CallExpression':
      return calleeNames(node.callee);
    case 'TaggedTemplateExpression':
      return calleeNames(node.tag);
    default:
      return [];
  }
}

function nameOf(call: Node): string {
  const [first] = Array.isArray(call.arguments) ? call.arguments : [];
  const expression = (first as Node | undefined)?.expression as Node | undefined;
  if (expression?.type !== 'TemplateLiteral') return textOf(expression) ?? '';
  const quasis = expression.quasis as readonly Node[];
  return quasis.map((quasi) => String(quasi.raw)).join('…');
}
