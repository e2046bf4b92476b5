/** How this replica stands with the others, derived in one place from the container's events. */
import { ConnectionState, type IFluidContainer } from 'fluid-framework';
import { type Observable, Subject } from './observable.ts';

export type Connection =
  | { readonly state: 'live' }
  /** `sinceMs`: since it was live, or was opened, by this device's clock. */
  | { readonly state: NotLive; readonly sinceMs: number };

export type NotLive =
  /** Opened, and no line yet. */
  | 'connecting'
  /** There is a line, and what others have done meanwhile is coming in: not the moment to count or to decide. */
  | 'catchingUp'
  /** The line is broken; edits are kept and sent when it is back. */
  | 'reconnecting'
  /** The service lets nobody else in at the moment. What was there when the document was opened can be seen. */
  | 'full'
  /** The service has no room to keep anything in. Edits stay here and are sent when it has. */
  | 'notStoring'
  /** This container is over and says nothing more: the document has to be opened again. */
  | 'closed';

/** Why the service turns this client away, as far as it has said so. */
export type Refusal = Extract<NotLive, 'full' | 'notStoring'>;

/** How often a document that is not live is asked how far it is: the container tells of some of its states only. */
const LOOK_EVERY_MS = 250;

export interface ConnectionWatch {
  readonly connection: Observable<Connection>;
  /** Whether every edit of this replica has been acknowledged by the service. */
  readonly saved: Observable<boolean>;
  readonly stop: () => void;
}

/** `refusal`: the service's last word, taken back once the document is live. */
export function watchConnection(
  container: IFluidContainer,
  refusal: Subject<Refusal | undefined>,
  nowMs: () => number,
): ConnectionWatch {
  const stateAfter = (before: Connection['state'] | undefined): Connection['state'] => {
    if (container.disposed) return 'closed';
    if (container.connectionState === ConnectionState.Connected) return 'live';
    // Without room the service opens the line and closes it again when the first thing is to be kept.
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
