import type { CommandName } from '../../domain/table/commands.ts';
import type { Refusal } from '../../domain/table/permissions.ts';

/** A short message to one person. `id` distinguishes equal ones. */
export type Notice = { readonly id: number } & (
  | { readonly kind: 'overtaken' }
  /** The table is not open yet: what this person did is done once it is. */
  | { readonly kind: 'early' }
  | { readonly kind: 'undone'; readonly command: CommandName }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** A deck that was chosen offline is no longer on the server. */
  | { readonly kind: 'deckGone' }
  /** The server has not moved a role: it refused, or is away. */
  | { readonly kind: 'roleUnchanged' }
);
