/** Logs administrators' commands in the security log, with their account at the operating system. */
import { userInfo } from 'node:os';
import { commandSecurityLog } from '../../src/securityLog/configuredSecurityLog.ts';
import type { SecurityEvent, SecurityEventName } from '../../src/securityLog/securityLog.ts';
import type { ServerConfig } from '../../src/server/config.ts';

/** Thrown when the line cannot be written: nothing is done without a log line. */
export class AdminLogError extends Error {
  constructor() {
    super(
      'The security log cannot be written, so nothing was done. Run this as the server’s user and where the server runs, or set SECURITY_LOG_DIR.',
    );
    this.name = 'AdminLogError';
  }
}

/** Writes the line before the command is carried out. */
export function recordAdmin(
  config: Pick<ServerConfig, 'securityLog'>,
  event: SecurityEventName,
  about: Pick<SecurityEvent, 'sessionId' | 'documentId' | 'participant' | 'actor'>,
  actorKey?: Uint8Array,
): void {
  try {
    const log = commandSecurityLog(config.securityLog, {
      now: Date.now,
      ...(actorKey && { actorKey }),
    });
    log.open();
    log.record({ event, result: 'done', osUser: accountName(process.env), ...about });
  } catch {
    throw new AdminLogError();
  }
}

/** Names the person behind `sudo`. */
function accountName({ SUDO_USER }: NodeJS.ProcessEnv): string {
  const name = ownName();
  return SUDO_USER ? `${SUDO_USER} as ${name}` : name;
}

function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container the account may have only a number.
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
