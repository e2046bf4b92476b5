import { type ReactNode, useEffect, useState } from 'react';
import type { Language } from '../../shared/language.ts';
import { usePhone, useSession } from '../session/hooks.ts';
import { LanguageContext, PHONE_TEXTS, useTexts } from '../texts.ts';
import { AtTheTable } from './AtTheTable.tsx';
import { Door } from './Door.tsx';

export interface PhoneProps {
  readonly language: Language;
  /** From the address that was scanned. */
  readonly door: string | undefined;
  readonly card: string | undefined;
}

/** The whole page: asks for the code, waits to be let in, and then shows the table. */
export function Phone({ language: first, door, card: scanned }: PhoneProps): ReactNode {
  const [language, setLanguage] = useState(first);
  const [card, setCard] = useState(scanned);
  const other = language === 'da' ? 'en' : 'da';
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = PHONE_TEXTS[language].title;
  }, [language]);
  useEffect(() => setCard(scanned), [scanned]);

  return (
    <LanguageContext.Provider value={language}>
      <main>
        <Place door={door} card={card} onCardDone={() => setCard(undefined)} />
        <footer>
          <Leave />
          <button type="button" className="quiet" lang={other} onClick={() => setLanguage(other)}>
            {PHONE_TEXTS[language].other}
          </button>
        </footer>
      </main>
    </LanguageContext.Provider>
  );
}

interface PlaceProps {
  readonly door: string | undefined;
  readonly card: string | undefined;
  readonly onCardDone: () => void;
}

function Place({ door, card, onCardDone }: PlaceProps): ReactNode {
  const t = useTexts();
  const { view, outside, isEntering, isOffline } = usePhone();
  // With the ticket of an earlier load. A person who comes in by the door keeps it on screen, with what is typed there.
  const [isReturning] = useState(isEntering);
  if (view?.state === 'in') return <AtTheTable view={view} card={card} onCardDone={onCardDone} />;
  if (view) {
    return (
      <section>
        <h1>{t.you(view.number, view.name)}</h1>
        <p role="status">{isOffline ? t.offline : t.waiting}</p>
      </section>
    );
  }
  if (isReturning && isEntering && outside === 'new')
    return <p role="status">{isOffline ? t.offline : t.entering}</p>;
  return <Door key={door} scanned={door} card={card} />;
}

function Leave(): ReactNode {
  const t = useTexts();
  const session = useSession();
  const { view } = usePhone();
  if (!view) return null;
  return (
    <button type="button" className="quiet" onClick={() => void session.leave()}>
      {t.leave}
    </button>
  );
}
