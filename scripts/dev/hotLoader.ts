import { join } from 'node:path';
import type { LoaderDefinitionFunction } from 'webpack';

const COMPONENTS = JSON.stringify(join(import.meta.dirname, 'page/components.ts'));
/** Prepended to the first line, so that the lines of source maps still fit. */
const BEFORE = `import * as $components from ${COMPONENTS}; var { $RefreshReg$, $RefreshSig$ } = $components.of(__webpack_module__.id); `;
const AFTER =
  '\nif (import.meta.webpackHot) $components.accept(__webpack_module__.exports, import.meta.webpackHot);';
const DECLINE = '\nif (import.meta.webpackHot) import.meta.webpackHot.decline();';

/** Texts and styles, which hold no state. */
const PASSED_ON = /[a-z](?:Strings|Styles)\.ts$/;

/**
 * Lets a page exchange modules with components, and the texts and styles that only they import. All others decline: a second instance
 * of a table's session would write everything twice.
 */
const hotLoader: LoaderDefinitionFunction = function (source, sourceMap) {
  this.callback(null, withHot(this.resourcePath, source), sourceMap);
};
export default hotLoader;

export function withHot(path: string, source: string): string {
  if (path.endsWith('.tsx')) return BEFORE + source + AFTER;
  return PASSED_ON.test(path) ? source : source + DECLINE;
}
