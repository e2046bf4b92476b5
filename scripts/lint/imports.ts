import { isNode, type Node, nodes, parseSource, textOf } from '../lib/syntax.ts';

/** Nodes that name another module in `source`. */
const WITH_SOURCE: readonly unknown[] = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
];

/** Every module that a TypeScript file names: imports and re-exports, of types too, and dynamic imports. */
export async function importsOf(file: string): Promise<string[]> {
  const specifiers = [...nodes(await parseSource(file))].map(namedModule);
  return [...new Set(specifiers.filter((specifier) => specifier !== undefined))];
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
