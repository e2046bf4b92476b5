/**
 * Stands in for the package `debug` in the build (see webpack.config.js), through which Fluid tells a developer's console
 * what it does. Errors, for which it brings a place to write to, still go there. The rest could be turned on in any person's
 * browser and names documents: it goes nowhere, and colours, time differences and their settings are not loaded.
 */
type Log = (...words: readonly unknown[]) => void;

export interface Debugger {
  (...words: readonly unknown[]): void;
  enabled: boolean;
  log: Log | undefined;
  readonly extend: (namespace: string) => Debugger;
}

export function debug(namespace: string, log?: Log): Debugger {
  const say: Debugger = Object.assign(
    (...words: readonly unknown[]): void => {
      if (say.enabled) say.log?.(namespace, ...words);
    },
    {
      enabled: false,
      log,
      extend: (part: string) => debug(`${namespace}:${part}`, say.log),
    },
  );
  return say;
}

// As the package does it: the function is also its own module.
debug.debug = debug;

// biome-ignore lint/style/noDefaultExport: the package has one.
export default debug;
