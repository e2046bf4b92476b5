import {
  DefaultServiceConfiguration,
  type IServiceConfiguration,
} from '@fluidframework/server-services-core';

/** Few enough operations between checkpoints that a restart has little to fold, few enough writes to go unnoticed. */
const CHECKPOINTS = { enable: true, idleTime: 2_000, maxTime: 10_000, maxMessages: 200 };

export function orderingConfig(opBytes: number): Partial<IServiceConfiguration> {
  const { deli, scribe } = DefaultServiceConfiguration;
  return {
    enableTraces: false,
    enableLumberjack: false,
    maxMessageSize: opBytes,
    deli: { ...deli, checkpointHeuristics: CHECKPOINTS, enableOpHashing: true },
    scribe: {
      ...scribe,
      checkpointHeuristics: CHECKPOINTS,
      // Only clients make summaries: the relay does not know what the operations mean.
      generateServiceSummary: false,
      // No copy of the log inside summaries; clients read the log.
      enablePendingCheckpointMessages: false,
      // A malformed summary is refused; it does not stop the document.
      ignoreStorageException: true,
    },
  };
}
