/** Answers kept by key. Whoever wants the same answer at the same time waits for one question; failures are not kept. */
export interface Memory<T> {
  /** The kept answer if it is fresh, else the answer to the question under way, else to a new one. */
  recall(key: string, isFresh: (answer: T) => boolean, ask: () => Promise<T>): Promise<T>;
  forget(key: string): void;
}

/** Beyond `maxKeys` the answers given longest ago are dropped. */
export function createMemory<T extends object>(maxKeys: number): Memory<T> {
  const answers = new Map<string, T>();
  const questions = new Map<string, Promise<T>>();

  function keep(key: string, answer: T): void {
    answers.delete(key);
    answers.set(key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= maxKeys) return;
      answers.delete(oldest);
    }
  }

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
      const answer = answers.get(key);
      if (answer && isFresh(answer)) return answer;
      const asked = questions.get(key) ?? question(key, ask);
      questions.set(key, asked);
      return asked;
    },
    forget(key) {
      answers.delete(key);
    },
  };
}
