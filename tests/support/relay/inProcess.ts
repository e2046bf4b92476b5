import type { Relay, RelayLogger, RelayOptions } from '../../../src/relay/index.ts';
import { startRelay } from '../../../src/relay/index.ts';
import { temporaryFolder } from './folder.ts';
import { KEY, TENANT } from './tokens.ts';

export interface LoggedLine {
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface TestRelay {
  readonly relay: Relay;
  readonly url: string;
  readonly sqliteFile: string;
  readonly log: LoggedLine[];
  /** Stops it and starts another one over the same file. */
  restart(options?: Partial<RelayOptions>): Promise<TestRelay>;
  end(): Promise<void>;
}

/** A relay in this process, over a SQLite file in a folder of its own, on any free port. */
export async function startTestRelay(options: Partial<RelayOptions> = {}): Promise<TestRelay> {
  const folder = temporaryFolder();
  return startOver(folder.path, folder.remove, options);
}

async function startOver(
  path: string,
  remove: () => void,
  options: Partial<RelayOptions>,
): Promise<TestRelay> {
  const sqliteFile = `${path}/relay.db`;
  const log: LoggedLine[] = [];
  const relay = await startRelay({
    tenantId: TENANT,
    keys: [KEY],
    store: { sqliteFile },
    at: { port: 0 },
    logger: recordingLogger(log),
    ...options,
  });
  return {
    relay,
    url: relay.url ?? '',
    sqliteFile,
    log,
    restart: async (changed = {}) => {
      await relay.close();
      return startOver(path, remove, { ...options, ...changed });
    },
    end: async () => {
      await relay.close();
      remove();
    },
  };
}

function recordingLogger(log: LoggedLine[]): RelayLogger {
  const record =
    (level: string) =>
    (fields: object, message: string): void => {
      log.push({ level, message, fields: { ...fields } });
    };
  return { debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') };
}
