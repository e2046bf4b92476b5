import { type RefObject, useEffect } from 'react';

/** Marks what takes the focus when the control that had it goes away. The first one in the document wins. */
export const FOCUS_HOME = { 'data-focus-home': '' } as const;

/**
 * Somebody at a keyboard must not fall out of the panel because a colleague's step, or their own, took away the control
 * that they stood on.
 */
export function useKeepFocus(container: RefObject<HTMLElement>): void {
  useEffect(() => {
    const root = container.current;
    if (root === null) return;
    let last: Element | undefined;
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Element) last = event.target;
    };
    const observer = new MutationObserver(() => {
      if (last === undefined || last.isConnected) return;
      last = undefined;
      if (!document.hasFocus() || document.activeElement !== document.body) return;
      const home = root.querySelector('dialog[open] button') ?? root.querySelector('[data-focus-home]');
      if (home instanceof HTMLElement) home.focus();
    });
    root.addEventListener('focusin', onFocus);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, [container]);
}
