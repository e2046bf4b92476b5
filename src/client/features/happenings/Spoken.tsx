import type { ReactNode } from 'react';
import { useSpeaks } from '../../ui/voice.ts';
import type { Sentence } from './sentences.ts';
import { useNews } from './useSentences.ts';
import { isWanted, useTold } from './useTold.ts';

/** Then the region is emptied: a reader who goes through the page does not meet an old question in it. */
const SPOKEN_MS = 15_000;

export interface SpokenProps {
  /** Only what came after this event is told. */
  readonly since: number;
}

/** What has just happened, as the announcer's region has it. */
export function Spoken({ since }: SpokenProps): ReactNode {
  const speaks = useSpeaks();
  const [told] = useTold();
  const news = useNews(since, (happening) => speaks && isWanted(told, happening), SPOKEN_MS);
  if (!news) return null;
  // A new element each time: the same sentence twice is said twice.
  return (
    <div key={news.id}>
      {news.sentences.map((sentence, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one moment never change places
        <p key={i}>
          <Told {...sentence} />
        </p>
      ))}
    </div>
  );
}

export function Told({ said, more, language }: Sentence): ReactNode {
  return (
    <>
      {said}
      {more !== undefined && (
        <>
          {' '}
          <span lang={language}>{more}</span>
        </>
      )}
    </>
  );
}
