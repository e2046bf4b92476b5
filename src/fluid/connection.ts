/** How this replica stands with the others, derived in one place from the container's events. */
import { ConnectionState, type IFluidContainer } from 'fluid-framework';
import { type Observable, Subject } from './observable.ts';

export type Connection =
  /** Loaded, but the changes since the last summary are still coming in: not the moment to count or to decide. */
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  /** The line is broken; edits are kept and sent when it is back. `sinceMs`: by this device's clock. */
  | { readonly state: 'reconnecting'; readonly sinceMs: number }
  /** This container is over and says nothing more: the document has to be opened again. */
  | { readonly state: 'closed' };

export interface ConnectionWatch {
  readonly connection: Observable<Connection>;
  /** Whether every edit of this replica has been acknowledged by the service. */
  readonly saved: Observable<boolean>;
  readonly stop: () => void;
}

export function watchConnection(container: IFluidContainer, nowMs: () => number): ConnectionWatch {
  const derive = (before: Connection | undefined): Connection => {
    if (container.disposed) return { state: 'closed' };
    if (container.connectionState === ConnectionState.Connected) return { state: 'live' };
    if (before === undefined || before.state === 'connecting') return { state: 'connecting' };
    return before.state === 'reconnecting' ? before : { state: 'reconnecting', sinceMs: nowMs() };
  };

  const connection = new Subject<Connection>(derive(undefined));
  const saved = new Subject(!container.isDirty);

  const onConnection = () => {
    const before = connection.get();
    const now = derive(before);
    if (now.state !== before.state) connection.set(now);
  };
  const onSaved = () => saved.set(!container.isDirty);

  container.on('connected', onConnection);
  container.on('disconnected', onConnection);
  container.on('disposed', onConnection);
  container.on('saved', onSaved);
  container.on('dirty', onSaved);

  return {
    connection,
    saved,
    stop: () => {
      container.off('connected', onConnection);
      container.off('disconnected', onConnection);
      container.off('disposed', onConnection);
      container.off('saved', onSaved);
      container.off('dirty', onSaved);
    },
  };
}
