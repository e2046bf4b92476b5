import { ApiFailure } from '../../session/api.ts';

/** Why an ended meeting could not be opened again. */
export function failureWord(
  error: unknown,
  words: { readonly tooLate: string; readonly nextGoesOn: string; readonly failed: string },
): string {
  const code = error instanceof ApiFailure ? error.code : undefined;
  if (code === 'session_ended') return words.tooLate;
  return code === 'not_allowed' ? words.nextGoesOn : words.failed;
}
