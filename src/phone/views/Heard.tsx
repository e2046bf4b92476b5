import { type ReactNode, useContext, useEffect, useState } from 'react';
import type { PhoneTable } from '../../shared/contract/schemas/phones.ts';
import { LanguageContext, useTexts } from '../texts.ts';

/** Then the region is emptied: a reader who goes through the page meets the text once, where it is seen. */
const SPOKEN_MS = 15_000;

/** What a screen reader is told when it changes. Two regions, so that a placement does not read the question out again. */
export function Heard({ table }: { readonly table: PhoneTable | undefined }): ReactNode {
  const t = useTexts();
  const language = useContext(LanguageContext);
  const subject = () => {
    if (table === undefined || table.phase === 'preparing') return t.preparing;
    if (table.phase === 'ended') return t.ended;
    if (table.choice) return table.choice.counts ? t.pointingShown : t.choose;
    return table.part === 'cards' ? (table.card?.question[language] ?? t.noCard) : t.parts[table.part];
  };
  const placement = table?.phase === 'running' ? table.placement : undefined;
  return (
    <>
      <Region text={subject()} />
      <Region text={placement ? (placement.counts ? t.spread : placement.statement || t.placement) : ''} />
    </>
  );
}

/** Always in the document, and before its text: a region that comes together with its text is not read out. */
function Region({ text }: { readonly text: string }): ReactNode {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    setSpoken(text);
    const timer = setTimeout(() => setSpoken(''), SPOKEN_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="heard">
      {spoken}
    </p>
  );
}
