import type { Verb } from '../../domain/table/gate.ts';
import type { Refusal } from '../../domain/table/permissions.ts';

/** Something to tell one person, in passing. `id` tells two equal ones apart. */
export type Notice = { readonly id: number } & (
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'undone'; readonly verb: Verb }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
);
