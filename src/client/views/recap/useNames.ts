import { useEffect, useState } from 'react';
import { useApi } from '../../session/conversationHooks.ts';
import { usePeople, useTableSession } from '../../session/hooks.ts';

type Names = Readonly<Record<string, string>>;
const NOBODY: Names = {};

/** What people are called: those who are here are known, the others are asked for, once, if this person may ask. */
export function useNames(
  sessionId: string,
  wanted: readonly string[],
): (participant: string) => string | undefined {
  const api = useApi();
  const people = usePeople();
  const { me } = useTableSession();
  const [fetched, setFetched] = useState(NOBODY);
  const here = new Map(people.map(({ id, name }) => [id, name]));
  here.set(me.id, me.name);
  const missing = [...new Set(wanted)].filter((id) => !here.has(id) && !(id in fetched)).sort();
  const key = missing.join(' ');

  useEffect(() => {
    if (key === '' || api === undefined || me.role === 'viewer') return undefined;
    let isWanted = true;
    const ids = key.split(' ');
    api.names(sessionId, ids).then(
      ({ names }) => {
        // Those who are not members any more are known to be unknown.
        const unknown = Object.fromEntries(ids.map((id) => [id, '']));
        if (isWanted) setFetched((before) => ({ ...before, ...unknown, ...names }));
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [api, key, me.role, sessionId]);

  return (id) => here.get(id) || fetched[id] || undefined;
}
