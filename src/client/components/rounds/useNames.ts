import { useEffect, useState } from 'react';
import { useApi } from '../../session/conversationHooks.ts';
import { usePeople, useSessionId } from '../../session/hooks.ts';

/** Who was seen on this page by name, and whom the server has named since. For as long as the page lives. */
const known = new Map<string, string>();

/** Display names of people who are or were here; undefined for those whom nobody can name. */
export function useNames(ids: readonly string[]): (id: string) => string | undefined {
  const api = useApi();
  const sessionId = useSessionId();
  const [, setAnswers] = useState(0);
  const people = usePeople();
  for (const { id, name } of people) if (name !== '') known.set(id, name);
  const unknown = ids.filter((id) => !known.has(id)).join(' ');
  useEffect(() => {
    if (unknown === '' || api === undefined || sessionId === undefined) return undefined;
    let wanted = true;
    void api.names(sessionId, unknown.split(' ')).then(
      ({ names }) => {
        for (const [id, name] of Object.entries(names)) known.set(id, name);
        if (wanted) setAnswers((answers) => answers + 1);
      },
      // Then somebody without a name stands there.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [api, sessionId, unknown]);
  return (id) => known.get(id);
}
