import { EventEmitter } from 'node:events';
import { ConnectionState, type IFluidContainer } from 'fluid-framework';
import { type Connection, watchConnection } from '../../../src/fluid/connection.ts';
import type { Refusal } from '../../../src/fluid/containers.ts';
import { Subject } from '../../../src/fluid/observable.ts';

describe('[SYNC-16] how a document stands', () => {
  let container: EventEmitter & { connectionState: ConnectionState; disposed: boolean; isDirty: boolean };
  let refusal: Subject<Refusal | undefined>;
  let nowMs: number;
  let watch: ReturnType<typeof watchConnection>;
  let seen: Connection[];

  beforeEach(() => {
    jest.useFakeTimers();
    nowMs = 0;
    refusal = new Subject<Refusal | undefined>(undefined);
    container = Object.assign(new EventEmitter(), {
      connectionState: ConnectionState.Disconnected,
      disposed: false,
      isDirty: false,
    });
    watch = watchConnection(container as unknown as IFluidContainer, refusal, () => nowMs);
    seen = [watch.connection.get()];
    watch.connection.subscribe(() => seen.push(watch.connection.get()));
  });
  afterEach(() => {
    watch.stop();
    jest.useRealTimers();
  });

  function become(connectionState: ConnectionState, event?: 'connected' | 'disconnected'): void {
    container.connectionState = connectionState;
    if (event) container.emit(event);
    // Of some states the container tells nobody.
    else jest.advanceTimersByTime(300);
  }

  it('goes from connecting over catching up to live, and says since when it is not', () => {
    become(ConnectionState.EstablishingConnection);
    become(ConnectionState.CatchingUp);
    become(ConnectionState.Connected, 'connected');
    nowMs = 5_000;
    become(ConnectionState.Disconnected, 'disconnected');
    nowMs = 6_000;
    become(ConnectionState.CatchingUp);
    expect(seen).toEqual([
      { state: 'connecting', sinceMs: 0 },
      { state: 'catchingUp', sinceMs: 0 },
      { state: 'live' },
      { state: 'reconnecting', sinceMs: 5_000 },
      { state: 'catchingUp', sinceMs: 5_000 },
    ]);
  });

  it('is full until there is a line again', () => {
    refusal.set('full');
    become(ConnectionState.CatchingUp);
    become(ConnectionState.Connected, 'connected');
    become(ConnectionState.Disconnected, 'disconnected');
    expect(seen.map(({ state }) => state)).toEqual([
      ...['connecting', 'full', 'catchingUp', 'live', 'reconnecting'],
    ]);
  });

  it('stores nothing until it is live: a line alone is opened and closed again', () => {
    become(ConnectionState.Connected, 'connected');
    become(ConnectionState.Disconnected, 'disconnected');
    refusal.set('notStoring');
    become(ConnectionState.CatchingUp);
    become(ConnectionState.Connected, 'connected');
    become(ConnectionState.Disconnected, 'disconnected');
    expect(seen.map(({ state }) => state)).toEqual([
      ...['connecting', 'live', 'reconnecting', 'notStoring', 'live', 'reconnecting'],
    ]);
  });

  it('is over for good once it is disposed', () => {
    become(ConnectionState.Connected, 'connected');
    container.disposed = true;
    nowMs = 7_000;
    container.emit('disposed');
    expect(seen.at(-1)).toEqual({ state: 'closed', sinceMs: 7_000 });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('tells whether everything has arrived', () => {
    container.isDirty = true;
    container.emit('dirty');
    expect(watch.saved.get()).toBe(false);
    container.isDirty = false;
    container.emit('saved');
    expect(watch.saved.get()).toBe(true);
  });
});
