/** Which of the device's voices reads a language. */

export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

/** Where a language is spoken in several countries, the one whose wording the app has. */
const PREFERRED: Readonly<Record<string, string>> = { da: 'da-DK', en: 'en-GB' };

/**
 * Undefined if the device has none for the language. A network voice would send the text, people's own cards too, to
 * the browser's vendor.
 */
export function voiceFor<V extends Voice>(voices: readonly V[], language: string): V | undefined {
  // Android writes da_DK.
  const tagOf = ({ lang }: V) => lang.replace('_', '-').toLowerCase();
  const fitting = voices.filter(
    (voice) => voice.localService && (tagOf(voice) === language || tagOf(voice).startsWith(`${language}-`)),
  );
  const rank = (voice: V) =>
    (tagOf(voice) === PREFERRED[language]?.toLowerCase() ? 0 : 2) + (voice.default ? 0 : 1);
  return [...fitting].sort((a, b) => rank(a) - rank(b))[0];
}
