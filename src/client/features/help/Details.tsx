import { Button } from '@fluentui/react-components';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { HostContext } from '../../../host/host.ts';
import type { Language } from '../../../shared/language.ts';
import { useHost, useHostTheme } from '../../context/hostContext.ts';
import { readPageSettings } from '../../context/settings.ts';
import { lastRefusal } from '../../session/lastRefusal.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { helpStrings } from './helpStrings.ts';
import { useHelpStyles } from './helpStyles.ts';
import { type PageFacts, technicalDetails } from './technicalDetails.ts';

/** Technical details for support: readable before copying, and selected where copying is refused. */
export function Details(known: Pick<PageFacts, 'table' | 'failure'>): ReactNode {
  const styles = useHelpStyles();
  const { technical: t } = useStrings(helpStrings);
  const { context } = useHost();
  const theme = useHostTheme();
  const language = useLanguage();
  // A snapshot: text that changes cannot be selected.
  const [details] = useState(() => technicalDetails({ ...pageFacts(context, theme, language), ...known }));
  const [said, setSaid] = useState('');
  const text = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(details);
      setSaid(t.copied);
    } catch {
      text.current?.focus();
      text.current?.select();
      setSaid(t.select);
    }
  };

  return (
    <>
      <p id={id} className={styles.quiet}>
        {t.hint}
      </p>
      <textarea
        ref={text}
        readOnly
        className={styles.facts}
        aria-label={t.label}
        aria-describedby={id}
        value={details}
      />
      <Button className={styles.copy} onClick={() => void copy()}>
        {t.copy}
      </Button>
      <p role="status" className={styles.quiet}>
        {said}
      </p>
    </>
  );
}

function pageFacts({ place, locale }: HostContext, theme: string, language: Language): PageFacts {
  const prefers = (query: string): boolean => window.matchMedia(query).matches;
  return {
    version: readPageSettings(document).version,
    place,
    theme,
    locale,
    language,
    refusal: lastRefusal(),
    width: window.innerWidth,
    height: window.innerHeight,
    pixelRatio: window.devicePixelRatio,
    online: navigator.onLine,
    reducedMotion: prefers('(prefers-reduced-motion: reduce)'),
    forcedColours: prefers('(forced-colors: active)'),
    userAgent: navigator.userAgent,
    nowMs: Date.now(),
  };
}
