/** Lets requests wait for news of a room, wherever its memory is. */
import { setTimeout as sleep } from 'node:timers/promises';
import { NEWS_WAIT_MS } from '../../shared/contract/limits.ts';
import type { AnonymousAnswers } from '../anonymous/anonymousAnswers.ts';
import type { RoomVersions } from './roomCommands.ts';

/** A room in another server's memory is asked so often, once for all who wait here. */
const ASK_ELSEWHERE_MS = 400;

/** `facilitators`, or a phone's id. */
export type Listener = string;

export interface News {
  /** What `read` says once its version is another one than `since`, or after {@link NEWS_WAIT_MS}. */
  wait<View extends { readonly version: string }>(
    at: { readonly sessionId: string; readonly listener: Listener; readonly since: string | undefined },
    read: () => Promise<View>,
  ): Promise<View>;
  /** The server stops: everybody who waits is answered. */
  stop(): void;
}

/** One request that waits. */
interface Wait {
  isOver: boolean;
  wake: () => void;
}

export function createNews(answers: AnonymousAnswers): News {
  const waits = new Set<Wait>();
  /** One request of a phone waits at a time: the next one lets the one before it go. */
  const ofPhones = new Map<string, Wait>();
  const elsewhere = new Map<string, Promise<RoomVersions>>();
  let isStopped = false;

  function end(wait: Wait): void {
    wait.isOver = true;
    wait.wake();
  }

  async function versionsElsewhere(sessionId: string): Promise<RoomVersions> {
    const known = elsewhere.get(sessionId);
    if (known) return known;
    const ask = { name: 'room', sessionId, memberId: '', command: { do: 'versions' } } as const;
    const asking = sleep(ASK_ELSEWHERE_MS, undefined, { ref: false })
      .then(() => answers.perform(ask))
      .then((reply) => reply as RoomVersions)
      .finally(() => elsewhere.delete(sessionId));
    elsewhere.set(sessionId, asking);
    return asking;
  }

  async function wakeFromElsewhere(
    sessionId: string,
    kind: keyof RoomVersions,
    wait: Wait,
    isHeard: () => boolean,
  ): Promise<void> {
    const before = await versionsElsewhere(sessionId).catch(() => undefined);
    while (!wait.isOver && !isHeard()) {
      const now = await versionsElsewhere(sessionId).catch(() => undefined);
      if (now?.[kind] !== before?.[kind]) wait.wake();
    }
  }

  /** Calls the wait's `wake` at the next news, until the returned function is called. */
  function listen(sessionId: string, listener: Listener, wait: Wait): () => void {
    const room = answers.roomHere(sessionId);
    const isFacilitator = listener === 'facilitators';
    if (!room) {
      let isHeard = false;
      void wakeFromElsewhere(sessionId, isFacilitator ? 'facilitators' : 'phones', wait, () => isHeard);
      return () => {
        isHeard = true;
      };
    }
    const events = isFacilitator ? [listener] : ['phones', listener];
    const wake = () => wait.wake();
    for (const event of events) room.news.on(event, wake);
    return () => {
      for (const event of events) room.news.off(event, wake);
    };
  }

  return {
    async wait({ sessionId, listener, since }, read) {
      if (since === undefined || isStopped) return read();
      const wait: Wait = { isOver: false, wake: () => undefined };
      const key = `${sessionId} ${listener}`;
      if (listener !== 'facilitators') {
        const earlier = ofPhones.get(key);
        if (earlier) end(earlier);
        ofPhones.set(key, wait);
      }
      waits.add(wait);
      const timer = setTimeout(() => end(wait), NEWS_WAIT_MS);
      try {
        for (;;) {
          // Listens before it reads, so that nothing is missed in between.
          const woken = new Promise<void>((resolve) => {
            wait.wake = resolve;
          });
          const stop = listen(sessionId, listener, wait);
          try {
            const view = await read();
            if (view.version !== since || wait.isOver) return view;
            await woken;
          } finally {
            stop();
          }
        }
      } finally {
        clearTimeout(timer);
        waits.delete(wait);
        if (ofPhones.get(key) === wait) ofPhones.delete(key);
      }
    },
    stop() {
      isStopped = true;
      for (const wait of waits) end(wait);
    },
  };
}
