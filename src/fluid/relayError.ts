/** Finds the relay's code in an error that Fluid's driver has made of the relay's answer. */

const CODE_IN_BODY = /"internalErrorCode":"([a-z/-]{1,60})"/;

/**
 * The relay's code; undefined for other errors, such as a proxy's. Fluid puts a REST answer into its error's message,
 * and a socket's answer into the error's telemetry.
 */
export function relayCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const told = 'getTelemetryProperties' in error ? telemetryOf(error.getTelemetryProperties) : undefined;
  return told ?? CODE_IN_BODY.exec(error.message)?.[1];

  function telemetryOf(read: unknown): string | undefined {
    const properties: unknown = typeof read === 'function' ? read.call(error) : undefined;
    if (typeof properties !== 'object' || properties === null || !('internalErrorCode' in properties))
      return undefined;
    return typeof properties.internalErrorCode === 'string' ? properties.internalErrorCode : undefined;
  }
}
