import { Lumberjack } from '@fluidframework/server-services-telemetry';

/**
 * The official code reports to a process-wide sink, with client ids and sometimes contents in its messages. The relay has
 * metrics and logs of its own and lets these go.
 */
export function silenceServerTelemetry(): void {
  if (!Lumberjack.isSetupCompleted()) Lumberjack.setup([{ emit: () => undefined }]);
}
