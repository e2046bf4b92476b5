import { parseFile } from '@swc/core';

/** Nodes that name another module in `source`. */
const WITH_SOURCE: readonly unknown[] = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
];

/** Every module that a TypeScript file names: imports and re-exports, of types too, and dynamic imports. */
export async function importsOf(file: string): Promise<string[]> {
  const options = { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' } as const;
  const module = await parseFile(file, options);
  const specifiers = new Set<string>();
  visit(module.body, (node) => {
    const named = namedModule(node);
    if (named !== undefined) specifiers.add(named);
  });
  return [...specifiers];
}

type Node = Readonly<Record<string, unknown>>;

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see);
  } else if (isNode(value)) {
    see(value);
    for (const child of Object.values(value)) visit(child, see);
  }
}

function namedModule(node: Node): string | undefined {
  if (WITH_SOURCE.includes(node.type)) return textOf(node.source);
  if (node.type === 'TsImportType') return textOf(node.argument);
  if (node.type === 'CallExpression' && isNode(node.callee) && node.callee.type === 'Import') {
    const [first] = Array.isArray(node.arguments) ? node.arguments : [];
    return isNode(first) ? textOf(first.expression) : undefined;
  }
  return undefined;
}

function textOf(literal: unknown): string | undefined {
  return isNode(literal) && typeof literal.value === 'string' ? literal.value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
