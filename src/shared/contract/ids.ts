/** The forms of ids. */

export const SESSION_ID = /^[A-Za-z0-9_-]{1,64}$/;
/** Of decks, and in the deck format of areas and cards. */
export const SLUG = /^[a-z0-9-]{1,64}$/;
export const DOCUMENT_ID = /^[A-Za-z0-9_-]{1,128}$/;
/** A member's pseudonym in a session. */
export const PARTICIPANT_ID = /^[A-Za-z0-9_-]{22}$/;
/** `reading-` with the number of the current card's change. */
export const POLL_ID =
  /^(?:(?:placement|time|choice)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|reading-\d{1,9})$/;
/** Random, made by the page that answers. */
export const ANSWER_SECRET = /^[A-Za-z0-9_-]{22,64}$/;
/** Of the door to a session's room: letters and digits that are not confused on a wall or in speech. */
export const DOOR_CODE = /^[3479ACDEFHJKLMNPRTUVWXY]{6}$/;
/** SHA-256 in base64url. */
export const DIGEST = /^[A-Za-z0-9_-]{43}$/;
export const ROUND_ID = /^[A-Za-z0-9_-]{1,64}$/;
