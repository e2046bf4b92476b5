/** The connection state of this replica, derived in one place from the container's events. */
import { ConnectionState, type IFluidContainer } from 'fluid-framework';
import type { Refusal } from './containers.ts';
import { type Observable, Subject } from './observable.ts';

export type Connection =
  | { readonly state: 'live' }
  /** `sinceMs`: when it was last live, or was opened, by this device's clock. */
  | { readonly state: NotLive; readonly sinceMs: number };

export type NotLive =
  /** Opened, not connected yet. */
  | 'connecting'
  /** Connected, and receiving what others have done meanwhile: counts and decisions may be out of date. */
  | 'catchingUp'
  /** The connection is broken; edits are kept and sent on reconnect. */
  | 'reconnecting'
  /** The service admits no more clients at the moment. The document is visible as it was when opened. */
  | 'full'
  /** The service has no room to store edits. They stay here and are sent once it has. */
  | 'notStoring'
  /** This container is closed for good: the document has to be opened again. */
  | 'closed';

/** Interval of polling the state of a document that is not live: the container has events for some states only. */
const LOOK_EVERY_MS = 250;

export interface ConnectionWatch {
  readonly connection: Observable<Connection>;
  /** Whether every edit of this replica has been acknowledged by the service. */
  readonly saved: Observable<boolean>;
  readonly stop: () => void;
}

/** `refusal`: the service's last refusal, cleared once the document is live. */
export function watchConnection(
  container: IFluidContainer,
  refusal: Subject<Refusal | undefined>,
  nowMs: () => number,
): ConnectionWatch {
  const stateAfter = (before: Connection['state'] | undefined): Connection['state'] => {
    if (container.disposed) return 'closed';
    if (container.connectionState === ConnectionState.Connected) return 'live';
    // Without room the service accepts the connection and closes it at the first thing to store.
    if (refusal.get() === 'notStoring') return 'notStoring';
    if (container.connectionState === ConnectionState.CatchingUp) return 'catchingUp';
    if (refusal.get() === 'full') return 'full';
    return before === undefined || before === 'connecting' ? 'connecting' : 'reconnecting';
  };
  const derive = (before: Connection | undefined): Connection => {
    const state = stateAfter(before?.state);
    if (state === 'live') return { state };
    return { state, sinceMs: before && before.state !== 'live' ? before.sinceMs : nowMs() };
  };

  const connection = new Subject<Connection>(derive(undefined));
  const saved = new Subject(!container.isDirty);

  let looking: ReturnType<typeof setInterval> | undefined;
  const onConnection = () => {
    const before = connection.get();
    const now = derive(before);
    if (now.state === 'live' || now.state === 'closed') {
      clearInterval(looking);
      looking = undefined;
    } else looking ??= setInterval(onConnection, LOOK_EVERY_MS);
    if (now.state !== before.state) connection.set(now);
    if (now.state === 'live') refusal.set(undefined);
  };
  const onSaved = () => saved.set(!container.isDirty);

  container.on('connected', onConnection);
  container.on('disconnected', onConnection);
  container.on('disposed', onConnection);
  container.on('saved', onSaved);
  container.on('dirty', onSaved);
  const stopRefusal = refusal.subscribe(onConnection);
  onConnection();

  return {
    connection,
    saved,
    stop: () => {
      clearInterval(looking);
      stopRefusal();
      container.off('connected', onConnection);
      container.off('disconnected', onConnection);
      container.off('disposed', onConnection);
      container.off('saved', onSaved);
      container.off('dirty', onSaved);
    },
  };
}
