/** How this replica stands with the others, derived in one place from the container's events. */
import { ConnectionState, type IFluidContainer } from 'fluid-framework';
import { type Observable, Subject } from './observable.ts';

export type Connection =
  /** Opened, and no line yet. */
  | { readonly state: 'connecting' }
  /** There is a line, and what others have done meanwhile is coming in: not the moment to count or to decide. */
  | { readonly state: 'catchingUp' }
  | { readonly state: 'live' }
  /** The line is broken; edits are kept and sent when it is back. `sinceMs`: by this device's clock. */
  | { readonly state: 'reconnecting'; readonly sinceMs: number }
  /** The service lets nobody else in at the moment. What was there when the document was opened can be seen. */
  | { readonly state: 'full' }
  /** The service has no room to keep anything in. Edits stay here and are sent when it has. */
  | { readonly state: 'notStoring' }
  /** This container is over and says nothing more: the document has to be opened again. */
  | { readonly state: 'closed' };

/** Why the service turns this client away, as far as it has said so. */
export type Refusal = Extract<Connection['state'], 'full' | 'notStoring'>;

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
  const derive = (before: Connection | undefined): Connection => {
    if (container.disposed) return { state: 'closed' };
    if (container.connectionState === ConnectionState.Connected) return { state: 'live' };
    // Without room the service opens the line and closes it again when the first thing is to be kept.
    if (refusal.get() === 'notStoring') return { state: 'notStoring' };
    if (container.connectionState === ConnectionState.CatchingUp) return { state: 'catchingUp' };
    if (refusal.get() === 'full') return { state: 'full' };
    if (before?.state === 'reconnecting') return before;
    return before?.state === 'live' || before?.state === 'catchingUp'
      ? { state: 'reconnecting', sinceMs: nowMs() }
      : { state: 'connecting' };
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
    if (now.state === 'live') refusal.set(undefined);
    if (now.state !== before.state) connection.set(now);
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
