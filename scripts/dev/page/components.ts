/** React Fast Refresh for the modules of a page; hotLoader.ts has each of them call it. */
import * as Refresh from 'react-refresh/runtime';

// Before React is loaded, which looks for the hook once.
Refresh.injectIntoGlobalHook(window);

type Exports = Readonly<Record<string, unknown>>;

/** What webpack offers a module. */
export interface Hot {
  readonly data?: { readonly exports?: Exports };
  accept(): void;
  invalidate(): void;
  dispose(store: (data: { exports?: Exports }) => void): void;
}

/** The functions that compiled components call. */
export function of(moduleId: string | number) {
  return {
    $RefreshReg$: (type: unknown, name: string) => Refresh.register(type, `${moduleId} ${name}`),
    $RefreshSig$: Refresh.createSignatureFunctionForTransform,
  };
}

/** Accepts hot updates of a module if React can exchange all that it exports. Otherwise its importers decide. */
export function accept(exports: Exports, hot: Hot): void {
  const previous = hot.data?.exports;
  const isExchangeable = areComponents(exports) && (!previous || areSame(previous, exports));
  if (isExchangeable) {
    hot.dispose((data) => {
      data.exports = exports;
    });
    hot.accept();
  } else if (previous) hot.invalidate();
}

export function renderAgain(): void {
  Refresh.performReactRefresh();
}

function areComponents(exports: Exports): boolean {
  const values = Object.values(exports);
  return (
    values.length > 0 &&
    values.every((value) => Refresh.isLikelyComponentType(value) && Refresh.getFamilyByType(value))
  );
}

function areSame(previous: Exports, exports: Exports): boolean {
  const names = Object.keys(exports);
  return (
    names.length === Object.keys(previous).length &&
    names.every((name) => Refresh.getFamilyByType(previous[name]) === Refresh.getFamilyByType(exports[name]))
  );
}
