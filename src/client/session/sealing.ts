/**
 * Checks signatures and asks the server for them (decision 43). A chunk of its own, loaded with the first name or
 * spread at the table.
 */
import { SEALS_AT_ONCE } from '../../shared/contract/limits.ts';
import { digestOf, type SEALED_KINDS, type SealedContent, sealChecker } from '../../shared/seal.ts';
import type { Api } from './api.ts';
import { countedSums } from './countedSums.ts';
import { failureOf, TEMPORARY_FAILURES } from './openFailure.ts';
import { type RetryPolicy, retrying } from './retry.ts';
import { type UnsealedStorage, UnsealedTexts } from './unsealedTexts.ts';

const RETRY: RetryPolicy = { firstMs: 1_000, longestMs: 30_000 };

export interface SealingOptions {
  readonly sessionId: string;
  /** The session's public key. Missing where the server has none to give. */
  readonly key: string | undefined;
  /** Missing for guests, who write nothing and may not ask for sums. */
  readonly api: Pick<Api, 'seal' | 'poll'> | undefined;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Undefined where the browser forbids it. */
  readonly storage: UnsealedStorage | undefined;
  readonly nowMs: () => number;
  /** Aborted when the page leaves the session. */
  readonly left: AbortSignal;
}

export interface Sealed {
  readonly content: SealedContent;
  readonly seal: string;
}

/** Without a seal: the server refuses this content to this person. */
export interface SealReply {
  readonly content: SealedContent;
  readonly seal: string | null;
}

/** What a participant writes: the server seals sums itself. */
export type OwnContent = SealedContent & { readonly kind: (typeof SEALED_KINDS)[number] };

export interface Sealing {
  readonly unsealed: UnsealedTexts;
  /** Without a seal members ask the server for its own sums, as long as it keeps them. */
  check(content: SealedContent, seal: string | undefined): Promise<boolean>;
  /** Resolves to nothing if the server refuses all. */
  request(contents: readonly OwnContent[]): Promise<readonly SealReply[]>;
}

export function createSealing(options: SealingOptions): Sealing {
  const { sessionId, key, api, random, left } = options;
  const unsealed = new UnsealedTexts(options.storage, sessionId, options.nowMs);
  const checkSeal = sealChecker(sessionId, key);

  const untilAnswered = <T>(ask: () => Promise<T>): Promise<T> =>
    retrying(ask, {
      policy: RETRY,
      ...{ random, left },
      isWorthRetrying: (error) => TEMPORARY_FAILURES.includes(failureOf(error)),
    });

  async function isCounted({ id, texts }: SealedContent): Promise<boolean> {
    const counted = await untilAnswered(async () => api && countedSums(api, sessionId, id));
    return counted?.join() === texts.join();
  }

  async function requestSome(contents: readonly OwnContent[]): Promise<readonly SealReply[]> {
    const hashed = await Promise.all(
      contents.map(async ({ kind, id, texts }) => ({ kind, id, digest: await digestOf(texts) })),
    );
    const reply = await untilAnswered(async () => api?.seal(sessionId, { contents: hashed }));
    return contents.flatMap((content, at) => {
      const seal = reply?.seals[at];
      return seal === undefined ? [] : [{ content, seal }];
    });
  }

  return {
    unsealed,
    async check(content, seal) {
      if (seal !== undefined && checkSeal) return checkSeal(content, seal);
      return content.kind === 'placement' && isCounted(content).catch(() => false);
    },
    async request(contents) {
      const replies: SealReply[] = [];
      // A reopened session starts with an outbox of many commands.
      for (let from = 0; from < contents.length; from += SEALS_AT_ONCE) {
        replies.push(...(await requestSome(contents.slice(from, from + SEALS_AT_ONCE)).catch(() => [])));
      }
      return replies;
    },
  };
}
