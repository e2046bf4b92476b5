import type { RelayStore } from '../../../src/relay/index.ts';

/** The store with some of its methods replaced. */
export function alteredStore(store: RelayStore, replaced: Partial<RelayStore>): RelayStore {
  return new Proxy(store, {
    get: (target, name) => {
      const own: unknown = Reflect.get(replaced, name);
      if (own !== undefined) return own;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
