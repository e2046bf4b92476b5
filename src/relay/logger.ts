/** The part of pino's interface the relay uses. Fields first, then a fixed sentence; never contents or names. */
export interface RelayLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const nothing = (): void => undefined;

export const silentLogger: RelayLogger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
