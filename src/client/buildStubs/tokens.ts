/**
 * Stands in for Fluent's list of tokens in the build (see webpack.config.js): some 460 times a name, and the same name as
 * `var(--…)`, which every page would load. Themes still come from Fluent, and TypeScript knows the tokens from there.
 */

/** No theme has these, so that they say what they are without one. */
const LAYERS: Readonly<Record<string, number>> = {
  zIndexBackground: 0,
  zIndexContent: 1,
  zIndexOverlay: 1000,
  zIndexPopup: 2000,
  zIndexMessages: 3000,
  zIndexFloating: 4000,
  zIndexPriority: 5000,
  zIndexDebug: 6000,
};

export const tokens: Readonly<Record<string, string>> = new Proxy<Record<string, string>>(
  {},
  { get: (_list, name) => (typeof name === 'string' ? variable(name) : undefined) },
);

function variable(name: string): string {
  const layer = LAYERS[name];
  return layer === undefined ? `var(--${name})` : `var(--${name}, ${layer})`;
}
