import type { ReactNode } from 'react';
import { useConversation } from '../../../session/conversationHooks.ts';

export interface WhereProps {
  readonly texts: { readonly inPanel: string; readonly inPanelOrByPhone: string };
  readonly className?: string;
}

/** Where people answer or write what the stage asks: also by phone, while phones are in or may come in. */
export function Where({ texts, className }: WhereProps): ReactNode {
  const { phones } = useConversation('phones');
  const byPhone = phones !== undefined && (phones.count > 0 || phones.code !== undefined);
  return <p className={className}>{byPhone ? texts.inPanelOrByPhone : texts.inPanel}</p>;
}
