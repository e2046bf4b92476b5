/** Answers kept by key. Whoever wants the same answer at the same time waits for one question; failures are not kept. */
export interface Memory<T> {
  recall(key: string, isFresh: (answer: T) => boolean, ask: () => Promise<T>): Promise<T>;
  forget(key: string): void;
}

/** Beyond `maxKeys` the answers asked for longest ago are dropped. */
export function createMemory<T>(maxKeys: number): Memory<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    async recall(key, isFresh, ask) {
      const known = answers.get(key);
      if (known) {
        const answer = await known.catch(() => undefined);
        if (answer !== undefined && isFresh(answer)) return answer;
      }
      // Somebody else may have begun to ask while this call waited.
      const begun = answers.get(key);
      const asked = begun && begun !== known ? begun : ask();
      if (asked !== begun) {
        answers.delete(key);
        answers.set(key, asked);
        dropOldest(answers, maxKeys);
      }
      try {
        return await asked;
      } catch (error) {
        if (answers.get(key) === asked) answers.delete(key);
        throw error;
      }
    },
    forget(key) {
      answers.delete(key);
    },
  };
}

function dropOldest(answers: Map<string, unknown>, maxKeys: number): void {
  for (const key of answers.keys()) {
    if (answers.size <= maxKeys) return;
    answers.delete(key);
  }
}
