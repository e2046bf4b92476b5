import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { HostTheme } from '../../host/host.ts';
import type { Language } from '../../shared/language.ts';
import { LanguageContext } from '../ui/strings.ts';
import { themeFor } from '../ui/theme/theme.ts';

export interface FrameProps {
  readonly theme: HostTheme;
  readonly language: Language;
  /** The page's policy admits only style elements that carry it. */
  readonly styleNonce: string;
  readonly children: ReactNode;
}

/** What every view stands in: its styles, its theme and its language. */
export function Frame({ theme, language, styleNonce, children }: FrameProps): ReactNode {
  const renderer = useMemo(
    () => createDOMRenderer(document, { styleElementAttributes: { nonce: styleNonce } }),
    [styleNonce],
  );
  const { colorNeutralBackground1: ground } = themeFor(theme);
  // A page longer than its window goes on in the same colour; scroll bars and the browser's own pickers follow.
  useEffect(() => {
    document.body.style.backgroundColor = ground;
    document.documentElement.dataset.theme = theme;
  }, [ground, theme]);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <LanguageContext.Provider value={language}>
        <FluentProvider theme={themeFor(theme)} style={{ height: '100%' }}>
          {children}
        </FluentProvider>
      </LanguageContext.Provider>
    </RendererProvider>
  );
}
