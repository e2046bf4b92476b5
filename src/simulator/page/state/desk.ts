import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Castable } from '../../contract.ts';
import { FrameHub } from './frame-hub.ts';
import { MeetingClient } from './meeting-client.ts';
import { ProtocolLog } from './protocol-log.ts';
import { TokenCache } from './token-cache.ts';

/** State shared by the page's views: the meeting, its frames and their messages. */
export interface Desk {
  readonly client: MeetingClient;
  readonly hub: FrameHub;
  readonly log: ProtocolLog;
  readonly tokens: TokenCache;
  /** One for each visit, as every start of Teams has its own. */
  readonly sessionId: string;
}

export function openDesk(): Desk {
  const client = new MeetingClient();
  const log = new ProtocolLog();
  const hub = new FrameHub(log);
  const tokens = new TokenCache(client.token.bind(client), Date.now);
  hub.open();
  void setUpFromAddress(client)
    .catch(() => {})
    .then(() => client.open());
  return { client, hub, log, tokens, sessionId: newId() };
}

/** `?people=colleague,guest` begins a new meeting with these besides the leader, once: a reload keeps the meeting. */
async function setUpFromAddress(client: MeetingClient): Promise<void> {
  const address = new URL(window.location.href);
  const asked = address.searchParams.get('people');
  if (asked === null) return;
  address.searchParams.delete('people');
  window.history.replaceState(null, '', address);
  const people = (asked.split(',') as Castable[]).filter((kind) => kind === 'colleague' || kind === 'guest');
  await client.newMeeting({ people });
}

/** `crypto.randomUUID` is missing when the page is opened from another machine without TLS. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('this view belongs inside a DeskProvider');
  return desk;
}

/** How often the app was to be loaded again: a frame of it with another count is another frame. */
export function useAppReloads(): number {
  const { client } = useDesk();
  return useSyncExternalStore(client.subscribe, () => client.snapshot().appReloads);
}

/** How often the app was to take changes into its frames. */
export function useAppChanges(): number {
  const { client } = useDesk();
  return useSyncExternalStore(client.subscribe, () => client.snapshot().appChanges);
}
