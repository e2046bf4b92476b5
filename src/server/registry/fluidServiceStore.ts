/** What the registry keeps of Fluid services, so that all servers and commands agree. Part of the registry's port. */

export interface FluidServiceStore {
  /** Whether a service takes new sessions, by its name. Services without an entry were never opened or closed. */
  listOpen(): Promise<ReadonlyMap<string, boolean>>;
  setOpen(name: string, isOpen: boolean, atMs: number): Promise<void>;
  /** Of every service that has anything. */
  loads(usedSinceMs: number): Promise<ReadonlyMap<string, FluidServiceLoad>>;
}

export interface FluidServiceLoad {
  /** Sessions that go on and were used since then. */
  readonly inUse: number;
  /** All sessions, deleted ones that can still be restored included. */
  readonly sessions: number;
  /** Documents of removed sessions. */
  readonly removals: number;
}

export const NO_LOAD: FluidServiceLoad = { inUse: 0, sessions: 0, removals: 0 };
