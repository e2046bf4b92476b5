import { useMemo } from 'react';
import { createFacilitation, type Facilitation } from './facilitation.ts';
import { useTableSession } from './hooks.ts';
import { useRoles } from './noteHooks.ts';

export function useFacilitation(): Facilitation {
  const table = useTableSession();
  const roles = useRoles();
  return useMemo(() => createFacilitation(roles, table), [roles, table]);
}
