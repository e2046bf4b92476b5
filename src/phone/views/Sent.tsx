import type { ReactNode } from 'react';
import type { PhoneView } from '../../shared/contract/schemas/phones.ts';
import { usePhone } from '../session/hooks.ts';
import type { Unsent } from '../session/kept.ts';
import { type PhoneTexts, useTexts } from '../texts.ts';

interface Line {
  readonly id: string;
  readonly kind: keyof PhoneTexts['kinds'];
  readonly status: keyof PhoneTexts['status'];
}

/** What became of what this phone has sent, the newest first. */
export function Sent({ view }: { readonly view: PhoneView }): ReactNode {
  const t = useTexts();
  const { unsent, held } = usePhone();
  const sent = new Set(view.contributions.map(({ id }) => id));
  const lines: readonly Line[] = [
    ...linesOf(
      unsent.filter(({ id }) => !sent.has(id)),
      'unsent',
    ),
    ...linesOf(held, 'held'),
    // That it was given on, the stage shows.
    ...view.contributions.filter(({ kind }) => kind !== 'pass').toReversed(),
  ];
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{t.sentTitle}</h2>
      <ul aria-live="polite">
        {lines.map(({ id, kind, status }) => (
          <li key={id}>
            {t.kinds[kind]} {t.status[status]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function linesOf(sent: readonly Unsent[], status: Line['status']): Line[] {
  return sent.toReversed().map((one) => ({
    ...{ id: one.id, status },
    kind: 'pollId' in one ? 'answer' : one.contribution.kind,
  }));
}
