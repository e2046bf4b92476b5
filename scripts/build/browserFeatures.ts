/**
 * Features of the language and of the web platform that the oldest supported browsers (package.json, `browserslist`)
 * lack.
 */
import compat from 'core-js-compat';

export interface BrowserFeature {
  /** `static`: of a named object. `method`: of any object. `global`: a global name. */
  readonly kind: 'static' | 'method' | 'global';
  /** As it is written: `Promise.withResolvers`, `Set.prototype.union`, `DisposableStack`. */
  readonly name: string;
  /** The supported browsers that lack it, with the oldest version of each. */
  readonly lackedBy: string;
}

/** The feature exists, and core-js only fixes a fault that our code does not meet. */
const FAULTS_ONLY = [
  'es.array.includes',
  'es.array.push',
  'es.array.with',
  'es.typed-array.with',
  'es.json.parse',
  'es.json.stringify',
  'web.dom-exception.stack',
  'web.structured-clone',
  'web.url-search-params.delete',
  'web.url-search-params.has',
];
const SPELT_OTHERWISE: Readonly<Record<string, string>> = { isRawJson: 'isRawJSON', rawJson: 'rawJSON' };
const NAMESPACES = ['JSON', 'Math', 'Symbol'];
/** Factory methods, where this Node lacks them. */
const MAKES_ONE = /^(?:from|concat|zip)/;

/**
 * Of the web platform rather than the language, https://developer.mozilla.org/docs/Web/API. Safari has them later, or
 * not at all.
 */
const OF_PAGES: readonly (readonly [BrowserFeature['kind'], string])[] = [
  ['static', 'AbortSignal.any'],
  ['static', 'ClipboardItem.supports'],
  ['static', 'Intl.DurationFormat'],
  ['static', 'document.startViewTransition'],
  ['static', 'speechSynthesis.addEventListener'],
  ['static', 'speechSynthesis.removeEventListener'],
  ['method', 'Element.prototype.checkVisibility'],
  ['method', 'Element.prototype.getHTML'],
  ['method', 'Element.prototype.moveBefore'],
  ['method', 'Element.prototype.setHTMLUnsafe'],
  ['method', 'HTMLDialogElement.prototype.requestClose'],
  ['method', 'HTMLElement.prototype.hidePopover'],
  ['method', 'HTMLElement.prototype.showPopover'],
  ['method', 'HTMLElement.prototype.togglePopover'],
  ['global', 'CookieStore'],
  ['global', 'cancelIdleCallback'],
  ['global', 'requestIdleCallback'],
  ['global', 'scheduler'],
];

export function missingFeatures(browsers: readonly string[]): readonly BrowserFeature[] {
  const { list, targets } = compat({ targets: browsers, modules: /^(?:es|web)\./, exclude: FAULTS_ONLY });
  const ofLanguage = list.flatMap((module): BrowserFeature[] => {
    const feature = featureOf(module);
    const lackedBy = Object.entries(targets[module] ?? {})
      .map(([browser, version]) => `${browser} ${version}`)
      .join(', ');
    return feature ? [{ ...feature, lackedBy }] : [];
  });
  return [...ofLanguage, ...OF_PAGES.map(([kind, name]) => ({ kind, name, lackedBy: 'safari' }))];
}

/** `es.promise.with-resolvers` is `Promise.withResolvers`. */
function featureOf(module: string): Pick<BrowserFeature, 'kind' | 'name'> | undefined {
  const [kind, group = '', part] = module.replace(/\.v\d+$/, '').split('.');
  const owner = ownerOf(group);
  if (kind === 'web' && part === undefined) return undefined;
  if (part === undefined || part === 'constructor') return { kind: 'global', name: owner };
  const camel = part.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const member = SPELT_OTHERWISE[camel] ?? camel;
  const value: unknown = Reflect.get(globalThis, owner);
  const isStatic =
    NAMESPACES.includes(owner) || MAKES_ONE.test(member) || (typeof value === 'function' && member in value);
  return isStatic
    ? { kind: 'static', name: `${owner}.${member}` }
    : { kind: 'method', name: `${owner}.prototype.${member}` };
}

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  json: 'JSON',
  regexp: 'RegExp',
  url: 'URL',
  'url-search-params': 'URLSearchParams',
};

function ownerOf(group: string): string {
  const pascal = group.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  return ABBREVIATIONS[group] ?? pascal;
}
