import type { Compiler } from 'webpack';
import { type BrowserFeature, missingFeatures } from './browserFeatures.ts';

export interface BrowserSupportOptions {
  /** The oldest browsers, as browserslist writes them. */
  readonly browsers: readonly string[];
  /** Packages with their own polyfill or feature detection; each is a part of a path. */
  readonly exceptIn: readonly string[];
}

/**
 * Fails the build when a page uses features that the oldest supported browsers lack, in our code or in packages.
 * Features that a module tests for first, as in `typeof URL.canParse`, are allowed. Methods are recognised by name
 * only, so in packages only by unique names.
 */
export class BrowserSupportPlugin {
  readonly #options: BrowserSupportOptions;

  constructor(options: BrowserSupportOptions) {
    this.#options = options;
  }

  apply(compiler: Compiler): void {
    const { browsers, exceptIn } = this.#options;
    const { WebpackError, javascript } = compiler.webpack;
    const features = missingFeatures(browsers);
    compiler.hooks.compilation.tap(BrowserSupportPlugin.name, (compilation, { normalModuleFactory }) => {
      for (const kind of ['auto', 'esm', 'dynamic']) {
        normalModuleFactory.hooks.parser
          .for(`javascript/${kind}`)
          .tap(BrowserSupportPlugin.name, (parser) => {
            if (!(parser instanceof javascript.JavascriptParser)) return;
            parser.hooks.program.tap(BrowserSupportPlugin.name, (program) => {
              const file = parser.state.module.nameForCondition() ?? '';
              const tree = asNode(program);
              if (!tree || exceptIn.some((part) => file.includes(part))) return;
              const where = compilation.requestShortener.shorten(file);
              for (const { name, lackedBy } of usedIn(tree, features, !file.includes('node_modules'))) {
                compilation.errors.push(
                  new WebpackError(`${where} uses ${name}, which is missing in ${lackedBy}.`),
                );
              }
            });
          });
      }
    });
  }
}

/** As ESTree has it. */
interface SyntaxNode {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** Names that older objects, and those of packages, use as well. */
const COMMON_NAMES = new Set(
  'chunks concat delete detached difference dispose drop every filter find flatMap forEach has includes intersection join map reduce size some take toArray toBase64 toHex transfer union windows zip'.split(
    ' ',
  ),
);
/** What returns an iterator, and not an array as `Object.keys` does. */
const GIVES_ITERATOR = new Set(['entries', 'keys', 'matchAll', 'values']);

function usedIn(
  program: SyntaxNode,
  features: readonly BrowserFeature[],
  isOurs: boolean,
): readonly BrowserFeature[] {
  const named = new Map(features.map((feature) => [feature.name, feature]));
  const methods = new Map(
    features.flatMap((feature) => {
      const [owner, member = ''] = feature.name.split('.prototype.');
      return feature.kind === 'method' && owner !== 'Iterator' && !COMMON_NAMES.has(member)
        ? [[member, feature] as const]
        : [];
    }),
  );
  const ofIterators = new Map(
    features.flatMap((feature) => {
      const [owner, member = ''] = feature.name.split('.prototype.');
      return owner === 'Iterator' ? [[member, feature] as const] : [];
    }),
  );
  const found = new Set<BrowserFeature>();
  const askedFor = new Set<string>();

  const see = (node: SyntaxNode, parent: SyntaxNode | undefined, property: string) => {
    const name = nameOf(node);
    if (name !== undefined && named.has(name)) {
      if (isQuestion(node, parent, property)) askedFor.add(name);
      else if (node.type === 'MemberExpression' || parent?.type === 'NewExpression') add(named.get(name));
    }
    if (node.type !== 'CallExpression') return;
    const callee = asNode(node.callee);
    if (callee?.type !== 'MemberExpression' || callee.computed === true) return;
    const member = String(asNode(callee.property)?.name);
    add(methods.get(member));
    if (isOurs && givesIterator(asNode(callee.object))) add(ofIterators.get(member));
  };
  const add = (feature: BrowserFeature | undefined) => {
    if (feature) found.add(feature);
  };
  walk(program, see);
  return [...found].filter(({ name }) => !askedFor.has(name));
}

/** `Promise.withResolvers`, `scheduler`: the name, if the expression is as simple as that. */
function nameOf(node: SyntaxNode): string | undefined {
  if (node.type === 'Identifier') return String(node.name);
  if (node.type !== 'MemberExpression' || node.computed === true) return undefined;
  const object = asNode(node.object);
  return object?.type === 'Identifier' ? `${object.name}.${asNode(node.property)?.name}` : undefined;
}

function isQuestion(node: SyntaxNode, parent: SyntaxNode | undefined, property: string): boolean {
  if (parent?.type === 'UnaryExpression') return true;
  if (parent?.type === 'CallExpression') return property === 'callee' && parent.optional === true;
  if (node.type === 'Identifier') return false;
  return property === 'test' || (parent?.type === 'LogicalExpression' && property === 'left');
}

function givesIterator(node: SyntaxNode | undefined): boolean {
  if (node?.type !== 'CallExpression') return false;
  const callee = asNode(node.callee);
  if (callee?.type !== 'MemberExpression') return false;
  const object = asNode(callee.object);
  return GIVES_ITERATOR.has(String(asNode(callee.property)?.name)) && object?.name !== 'Object';
}

function walk(
  node: SyntaxNode,
  see: (node: SyntaxNode, parent: SyntaxNode | undefined, property: string) => void,
  parent?: SyntaxNode,
  property = '',
): void {
  see(node, parent, property);
  for (const [name, value] of Object.entries(node)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      const child = asNode(part);
      if (child) walk(child, see, node, name);
    }
  }
}

function asNode(value: unknown): SyntaxNode | undefined {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
    ? (value as SyntaxNode)
    : undefined;
}
