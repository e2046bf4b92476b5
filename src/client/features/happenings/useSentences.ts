import { useEffect, useRef, useState } from 'react';
import type { Happening } from '../../session/happenings.ts';
import { useObservable, useTableOnScreen } from '../../session/hooks.ts';
import { useLanguage } from '../../ui/strings.ts';
import { useNames } from '../roles/useNames.ts';
import { peopleIn, type Sentence, sentenceOf } from './sentences.ts';

export interface News {
  /** Of the newest event. */
  readonly id: number;
  readonly sentences: readonly Sentence[];
}

/** The name that a phone puts to its words comes with them, encrypted. */
const NAMED_WITHIN_MS = 100;

/** The last events, oldest first. */
export function useHappened(): readonly Happening[] {
  return useObservable(useTableOnScreen().happened);
}

export function useSentences(happened: readonly Happening[]): (happening: Happening) => Sentence {
  const language = useLanguage();
  const { me } = useTableOnScreen();
  const nameOf = useNames(happened.flatMap(peopleIn));
  return (happening) => sentenceOf(happening, { language, me: me.id, nameOf });
}

/**
 * What has just happened after the event `since`, of what `isWanted`, for `lastsMs`. A sentence stays as it was told: a name that comes later does not
 * have it told again.
 */
export function useNews(
  since: number,
  isWanted: (happening: Happening) => boolean,
  lastsMs: number,
): News | undefined {
  const happened = useHappened();
  const sentence = useSentences(happened);
  const newest = happened.at(-1)?.id ?? since;
  const seen = useRef(since);
  const [news, setNews] = useState<News>();
  const tell = useRef<() => void>(undefined);
  tell.current = () => {
    const fresh = happened.filter((happening) => happening.id > seen.current && isWanted(happening));
    seen.current = newest;
    if (fresh.length > 0) setNews({ id: newest, sentences: fresh.map(sentence) });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each event, with what is known then
  useEffect(() => {
    const told = setTimeout(() => tell.current?.(), NAMED_WITHIN_MS);
    return () => clearTimeout(told);
  }, [newest]);
  useEffect(() => {
    if (!news || lastsMs === Number.POSITIVE_INFINITY) return;
    const over = setTimeout(() => setNews(undefined), lastsMs);
    return () => clearTimeout(over);
  }, [news, lastsMs]);
  return news;
}
