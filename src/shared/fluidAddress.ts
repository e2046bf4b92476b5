/** Where a Fluid service is: under one address, or with its storage and its sockets in places of their own. */
export interface FluidAddress {
  readonly endpoint: string;
  /** Both or none. */
  readonly storageEndpoint?: string;
  readonly socketEndpoint?: string;
}

/** The origins at which a client calls the service; `base`: what a relative endpoint such as `/` is relative to. */
export function originsOf(
  { endpoint, storageEndpoint, socketEndpoint }: FluidAddress,
  base: string,
): FluidAddress {
  return {
    endpoint: new URL(endpoint, base).origin,
    ...(storageEndpoint !== undefined && { storageEndpoint: new URL(storageEndpoint).origin }),
    ...(socketEndpoint !== undefined && { socketEndpoint: new URL(socketEndpoint).origin }),
  };
}
