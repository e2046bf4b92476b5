import { type RefObject, useEffect } from 'react';

/**
 * Marks what takes the focus when the control that had it goes away. The first one in the document wins that is no button: a
 * second Enter must not act for everybody.
 */
export const FOCUS_FALLBACK = { 'data-focus-fallback': '' } as const;

/**
 * A person at a keyboard keeps a place on the page when a step at the table, their own or another person's, takes away the
 * control that has the focus.
 */
export function useKeepFocus(container: RefObject<HTMLElement | null>, options?: FocusOptions): void {
  const preventScroll = options?.preventScroll ?? false;
  useEffect(() => {
    const root = container.current;
    if (root === null) return;
    let last: Element | undefined;
    const onFocusIn = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : undefined;
    };
    // Browsers differ in whether an element that is removed says so; one that is still there was left on purpose.
    const onFocusOut = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (target === last && last?.isConnected && document.activeElement !== last) last = undefined;
      });
    const observer = new MutationObserver(() => {
      if (last === undefined || last.isConnected) return;
      last = undefined;
      if (!document.hasFocus() || document.activeElement !== document.body) return;
      const fallback =
        root.querySelector<HTMLElement>('dialog[open] button, [data-focus-fallback]:not(button)') ??
        // The stage's heading is not seen.
        (preventScroll ? null : root.querySelector('h1')) ??
        root;
      // Headings and the page itself take no focus by themselves.
      if (fallback.tabIndex < 0) fallback.tabIndex = -1;
      fallback.focus({ preventScroll });
    });
    root.addEventListener('focusin', onFocusIn);
    root.addEventListener('focusout', onFocusOut);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', onFocusIn);
      root.removeEventListener('focusout', onFocusOut);
      observer.disconnect();
    };
  }, [container, preventScroll]);
}
