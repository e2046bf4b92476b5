/** Cache by key. Concurrent requests for one key share one load; failures are not cached. */
export interface Memory<T> {
  /** The kept answer if it is fresh, else the answer to the question under way, else to a new one. */
  recall(key: string, isFresh: (answer: T) => boolean, ask: () => Promise<T>): Promise<T>;
  /** The kept answer, however old. */
  peek(key: string): T | undefined;
  forget(key: string): void;
}

/**
 * Beyond `maxKeys` the answers given longest ago are dropped. Answers that are a miss have as much room of their own, so that
 * questions about what is not there do not push out answers about what is.
 */
export function createMemory<T extends object>(
  maxKeys: number,
  isMiss: (answer: T) => boolean = () => false,
): Memory<T> {
  const found = new Map<string, T>();
  const missed = new Map<string, T>();
  const questions = new Map<string, Promise<T>>();

  function keep(key: string, answer: T): void {
    forget(key);
    const room = isMiss(answer) ? missed : found;
    room.set(key, answer);
    for (const oldest of room.keys()) {
      if (room.size <= maxKeys) return;
      room.delete(oldest);
    }
  }

  function forget(key: string): void {
    found.delete(key);
    missed.delete(key);
  }

  const peek = (key: string): T | undefined => found.get(key) ?? missed.get(key);

  async function question(key: string, ask: () => Promise<T>): Promise<T> {
    try {
      // Begun a moment later, so that this question is known before it can end.
      const answer = await Promise.resolve().then(ask);
      keep(key, answer);
      return answer;
    } finally {
      questions.delete(key);
    }
  }

  return {
    async recall(key, isFresh, ask) {
      const answer = peek(key);
      if (answer && isFresh(answer)) return answer;
      const asked = questions.get(key) ?? question(key, ask);
      questions.set(key, asked);
      return asked;
    },
    peek,
    forget,
  };
}
