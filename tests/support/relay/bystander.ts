import { MARK } from './hostile.ts';
import { connectDocument } from './rawSocket.ts';
import { token } from './tokens.ts';

/** A client at a table, alive, that somebody hostile may name and may not reach. */
export interface Bystander {
  readonly documentId: string;
  readonly clientId: string;
  /** What came to it that was meant to harm: refusals, its end, anything with the mark. */
  readonly harm: readonly string[];
  close(): void;
}

export async function standBy(url: string, documentId: string): Promise<Bystander> {
  const raw = connectDocument(url, { documentId, jwt: token({ documentId }) });
  const { ok, clientId } = await raw.answer;
  if (!ok) throw new Error('The bystander was not let in.');
  const harm: string[] = [];
  raw.socket.onAny((event: string, ...args: unknown[]) => {
    if (event === 'nack' || JSON.stringify(args).includes(MARK)) harm.push(event);
  });
  let isOver = false;
  raw.socket.on('disconnect', (reason) => {
    if (!isOver) harm.push(reason);
  });
  return {
    documentId,
    clientId,
    harm,
    close: () => {
      isOver = true;
      raw.close();
    },
  };
}
