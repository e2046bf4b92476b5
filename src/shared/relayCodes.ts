/**
 * The relay's codes for the state of a document, in its answers (`internalErrorCode`). Pages trust these codes and no
 * HTTP status, which may come from a proxy, a login page or another service.
 */

/** The document is unusable: the stored data is not what was written, or it is larger than the relay reads. */
export const DAMAGE_CODES = [
  'document/corrupt',
  'document/gap',
  'document/oversized',
  /** Closed for good after one of the others, or after an error that came at every attempt. */
  'document/stopped',
] as const;
export type DamageCode = (typeof DAMAGE_CODES)[number];

/** There is no such document, or it has been deleted. */
export const UNKNOWN_DOCUMENT_CODE = 'document/unknown';
