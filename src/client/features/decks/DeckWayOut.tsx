import type { ReactNode } from 'react';
import { deckFilesUrl } from '../../context/links.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { createDeckApi } from '../../session/deckApi.ts';
import { useSessionId } from '../../session/hooks.ts';
import { BrowserLink } from '../../ui/files/BrowserLink.tsx';
import { fileStrings } from '../../ui/files/fileStrings.ts';
import { useMayLoseFiles } from '../../ui/files/useSavedSentence.ts';
import { useLanguage, useStrings } from '../../ui/strings.ts';

/** The deck's page in a plain browser, for when Teams has kept its file back. Nothing where files are not kept back. */
export function DeckWayOut({ deckId }: { readonly deckId: string }): ReactNode {
  const t = useStrings(fileStrings);
  const language = useLanguage();
  const api = useApi();
  const sessionId = useSessionId();
  const mayLose = useMayLoseFiles();
  if (!mayLose || api === undefined || sessionId === undefined) return null;
  const { ticket } = createDeckApi(api, sessionId);
  return (
    <BrowserLink texts={t.deck} url={async () => deckFilesUrl((await ticket(deckId)).ticket, language)} />
  );
}
