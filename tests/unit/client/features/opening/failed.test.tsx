import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Failed } from '../../../../../src/client/features/opening/Failed.tsx';
import { LanguageContext } from '../../../../../src/client/ui/strings.ts';

const nothing = () => undefined;

function buttonsOf(props: Omit<ComponentProps<typeof Failed>, 'onRetry'>): readonly string[] {
  const html = renderToStaticMarkup(
    <LanguageContext.Provider value="da">
      <Failed {...props} onRetry={nothing} />
    </LanguageContext.Provider>,
  );
  return [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, label = '']) => label);
}

describe('The page without a table', () => {
  test('[FOLLOW-9] reading the last session can be retried or skipped', () => {
    const onBeginWithoutEarlier = nothing;
    for (const retrying of [true, false]) {
      expect(buttonsOf({ failure: 'earlier_away', retrying, onBeginWithoutEarlier })).toEqual([
        'Prøv igen',
        'Begynd uden det fra sidst',
      ]);
    }
  });

  test('[PANEL-13] a person without a connection is offered no other table', () => {
    expect(buttonsOf({ failure: 'service_unavailable', retrying: true })).toEqual(['Prøv igen']);
  });
});
