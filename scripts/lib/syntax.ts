import { parseFile } from '@swc/core';

/** A node of swc's syntax tree, as far as our checks need it. */
export type Node = Readonly<Record<string, unknown>>;

/** The statements of a TypeScript file. */
export async function parseSource(file: string): Promise<unknown> {
  const { body } = await parseFile(file, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' });
  return body;
}

/** Every node below, parents first. */
export function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodes(item);
  } else if (isNode(value)) {
    yield value;
    yield* nodes(Object.values(value));
  }
}

export function* calls(value: unknown): Generator<Node> {
  for (const node of nodes(value)) if (node.type === 'CallExpression') yield node;
}

/** The text of a string literal. */
export function textOf(literal: unknown): string | undefined {
  return isNode(literal) && typeof literal.value === 'string' ? literal.value : undefined;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
