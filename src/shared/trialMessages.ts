import type { FluidAddress } from './fluidAddress.ts';

/** Messages between a program that tries a Fluid service and the process that does it as a page would. */

/** To the process. */
export type TrialMessage =
  | {
      /** With absolute addresses. */
      readonly begin: FluidAddress & {
        readonly type: 'remote' | 'local';
        readonly tenantId: string;
        /** JSON of the deck of the table that is made. */
        readonly deck: string;
      };
    }
  | { readonly token: { readonly request: number; readonly token: string; readonly expiresAtMs: number } };

/** In their order. */
export const TRIAL_STEPS = ['make', 'connect', 'edit', 'read'] as const;
export type TrialStep = (typeof TRIAL_STEPS)[number];

/** From the process. */
export type TrialReply =
  | { readonly ask: { readonly request: number; readonly documentId: string } }
  /** The document that is there now and has to be deleted. */
  | { readonly made: string }
  | { readonly done: { readonly failedAt?: TrialStep; readonly editMs: number } };
