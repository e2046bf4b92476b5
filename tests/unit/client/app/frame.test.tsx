/** @jest-environment jsdom */
import '../../../support/client/browser.ts';
import { render } from '@testing-library/react';
import { Frame } from '../../../../src/client/app/Frame.tsx';

describe('Frame', () => {
  test('[A11Y-10] tells the browser the host’s theme, also when it changes', () => {
    const frame = (theme: 'light' | 'dark' | 'contrast') => (
      <Frame theme={theme} language="da" styleNonce="nonce">
        Bordet
      </Frame>
    );
    const { dataset } = document.documentElement;
    const { rerender } = render(frame('dark'));
    expect(dataset.theme).toBe('dark');
    rerender(frame('light'));
    expect(dataset.theme).toBe('light');
    rerender(frame('contrast'));
    expect(dataset.theme).toBe('contrast');
  });
});
