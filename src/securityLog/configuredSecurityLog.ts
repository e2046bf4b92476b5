import { createSecurityLog, type SecurityLogOptions, type WritableSecurityLog } from './createSecurityLog.ts';
import { filesSink, firstProcessSink, type LineSink, standardOutputSink } from './lineSink.ts';
import type { SecurityLogConfig } from './settings.ts';

/** For a server; `open` must be called. */
export function serverSecurityLog(
  config: SecurityLogConfig,
  options: Omit<SecurityLogOptions, 'sink'>,
): WritableSecurityLog {
  return createSecurityLog({ ...options, sink: sinkOf(config, standardOutputSink) });
}

/** For a command that an administrator runs beside the server. Errors of writing are thrown. */
export function commandSecurityLog(
  config: SecurityLogConfig,
  options: Pick<SecurityLogOptions, 'actorKey' | 'now'>,
): WritableSecurityLog {
  const onProblem = (error: unknown): never => {
    throw error;
  };
  return createSecurityLog({ ...options, onProblem, sink: sinkOf(config, firstProcessSink) });
}

function sinkOf(config: SecurityLogConfig, printed: () => LineSink): LineSink {
  return config.to === 'files' ? filesSink(config.folder, config.keepDays) : printed();
}
