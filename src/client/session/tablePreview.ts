/** The table before it is open: shown from the server's preview, and kept up there by facilitators' pages. */

import type { CommandName } from '../../domain/table/commands.ts';
import { previewOf, viewOfPreview } from '../../domain/table/tablePreview.ts';
import { Subject } from '../../fluid/observable.ts';
import type { TablePreview } from '../../shared/contract/schemas/previews.ts';
import type { SessionView } from '../../shared/contract/schemas/sessions.ts';
import type { Language } from '../../shared/language.ts';
import type { Api } from './api.ts';
import type { Notice } from './notice.ts';
import type { EarlyCommand } from './outbox.ts';
import { repeating } from './repeating.ts';
import type { TableOnScreen } from './tableOnScreen.ts';
import type { TableSession } from './tableSession.ts';
import type { TableVerbs } from './verbs.ts';

/** What comes within this time is told once. */
const SETTLED_AFTER_MS = 1_000;
/** Less than the server waits before it takes the preview for outdated. */
const KEPT_UP_EVERY_MS = 40_000;

/**
 * What the views show until the table is open.
 * @param keep is given what the person does meanwhile
 */
export function tableOfPreview(
  { me }: Pick<SessionView, 'me'>,
  preview: TablePreview,
  language: Language,
  nowMs: () => number,
  keep: (command: EarlyCommand) => void,
): TableOnScreen {
  const { documentId } = preview;
  const view = viewOfPreview(preview[language]);
  const notice = new Subject<Notice | undefined>(undefined);
  const run = (name: CommandName, args: readonly unknown[]) => {
    if (!view.may.layCards) return { refused: 'readOnly' };
    keep({ documentId, atMs: nowMs(), name, args, step: view.step });
    notice.set({ kind: 'early', id: 1 });
    return { done: {} };
  };
  const next = () => run('turn', [view.cards.find(({ place }) => place === 'faceDown')?.id]);
  const verbs = new Proxy(
    { turnNext: next },
    {
      get: (known, name) =>
        Reflect.get(known, name) ?? ((...args: unknown[]) => run(name as CommandName, args)),
    },
  ) as unknown as TableVerbs;
  return {
    ...{ me, verbs, notice },
    view: new Subject(view),
    undo: new Subject(undefined),
    happened: new Subject([]),
    document: {
      connection: new Subject({ state: 'connecting', sinceMs: nowMs() }),
      people: new Subject([]),
      saved: new Subject(true),
    },
    undoLastStep: () => undefined,
    forgetStep: () => undefined,
    dismissNotice: () => notice.set(undefined),
  };
}

/** Keeps the preview up while this person facilitates. Returns a function that ends it. */
export function keepPreviewUp(
  api: Pick<Api, 'keepPreview'>,
  sessionId: string,
  table: Pick<TableSession, 'me' | 'view' | 'viewIn' | 'document'>,
): () => void {
  const { document, view, me } = table;
  let told = '';
  let settling: ReturnType<typeof setTimeout> | undefined;
  const mayKeep = () => document.connection.get().state === 'live' && view.get().facilitators.includes(me.id);

  async function tell(isKept: boolean): Promise<void> {
    // The server forgets it with the session.
    if (!mayKeep() || view.get().phase === 'ended') return;
    const [da, en] = [previewOf(table.viewIn('da')), previewOf(table.viewIn('en'))];
    const preview = da && en && { documentId: document.documentId, da, en };
    const text = preview ? JSON.stringify(preview) : '';
    if (text === told && !(isKept && preview)) return;
    await api.keepPreview(sessionId, preview ? { preview } : {});
    told = text;
  }

  const again = repeating(KEPT_UP_EVERY_MS, () => tell(true));
  const onChange = () => {
    again.while(mayKeep());
    settling ??= setTimeout(() => {
      settling = undefined;
      // One that gets lost is sent with the next.
      tell(false).catch(() => undefined);
    }, SETTLED_AFTER_MS);
  };
  onChange();
  const stops = [view.subscribe(onChange), document.connection.subscribe(onChange)];
  return () => {
    for (const stop of stops) stop();
    clearTimeout(settling);
    again.while(false);
  };
}
