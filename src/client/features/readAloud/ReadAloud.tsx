import { type ReactNode, useEffect, useState } from 'react';
import type { Language } from '../../../shared/language.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { TextButton } from '../../ui/TextButton.tsx';
import { readAloudStrings } from './readAloudStrings.ts';
import { voiceFor } from './voices.ts';

export interface ReadAloudProps {
  readonly text: string;
  /** Of the text; by default this person's. */
  readonly language?: Language | undefined;
  readonly className?: string;
}

/** Lets this device read a text in its language; nothing where it cannot speak or has no voice for that. */
export function ReadAloud(props: ReadAloudProps): ReactNode {
  return 'speechSynthesis' in globalThis ? <ReadAloudButton {...props} /> : null;
}

function ReadAloudButton({ text, language: ofText, className }: ReadAloudProps): ReactNode {
  const t = useStrings(readAloudStrings);
  const own = useLanguage();
  const language = ofText ?? own;
  const voice = useVoice(language);
  const [reading, setReading] = useState<string>();

  useEffect(() => {
    if (reading !== undefined && reading !== text) {
      speechSynthesis.cancel();
      setReading(undefined);
    }
  }, [reading, text]);
  useEffect(() => () => speechSynthesis.cancel(), []);

  if (voice === undefined) return null;
  const isReading = reading === text;
  const press = () => {
    speechSynthesis.cancel();
    if (isReading) return setReading(undefined);
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    const onOver = () => setReading((now) => (now === text ? undefined : now));
    utterance.onend = onOver;
    utterance.onerror = onOver;
    speechSynthesis.speak(utterance);
    setReading(text);
  };
  return (
    <TextButton appearance="subtle" className={className} onClick={press}>
      {isReading ? t.stop : t.read}
    </TextButton>
  );
}

/** Browsers find their voices some time after the page has opened. */
function useVoice(language: Language): SpeechSynthesisVoice | undefined {
  const [voice, setVoice] = useState(() => voiceFor(speechSynthesis.getVoices(), language));
  useEffect(() => {
    const look = () => setVoice(voiceFor(speechSynthesis.getVoices(), language));
    look();
    // Safari has no listeners here before 17.
    speechSynthesis.onvoiceschanged = look;
    return () => {
      if (speechSynthesis.onvoiceschanged === look) speechSynthesis.onvoiceschanged = null;
    };
  }, [language]);
  return voice;
}
