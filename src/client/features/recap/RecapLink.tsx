import type { ReactNode } from 'react';
import { recapUrl } from '../../context/links.ts';
import { useApi } from '../../session/conversationHooks.ts';
import { BrowserLink } from '../../ui/files/BrowserLink.tsx';
import { useLanguage, useStrings } from '../../ui/strings.ts';
import { exportStrings } from './exportStrings.ts';

export interface RecapLinkProps {
  readonly sessionId: string;
  /** The reader sees private notes here, which the page in the browser does not show. */
  readonly withPrivateNotes?: boolean;
}

/** The recap's page in a plain browser, by a ticket. */
export function RecapLink({ sessionId, withPrivateNotes = false }: RecapLinkProps): ReactNode {
  const t = useStrings(exportStrings);
  const language = useLanguage();
  const api = useApi();
  if (api === undefined) return null;
  const texts = {
    hint: withPrivateNotes ? `${t.inBrowserHint} ${t.notNotes}` : t.inBrowserHint,
    open: t.open,
    address: t.link,
    lasts: t.linkHint,
  };
  return (
    <BrowserLink
      texts={texts}
      url={async () => recapUrl((await api.recapTicket(sessionId)).ticket, language)}
    />
  );
}
