import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Marks where the focus goes when the element that had it is gone; the first one in the document is taken. */
export const FOCUS_HEIR = 'data-focus-heir';

/**
 * Nobody loses their place because somebody else turned a card: when the focused element leaves the stage, the focus
 * goes to what has come in its stead.
 */
export function useKeepFocus(root: RefObject<HTMLElement>): void {
  const focused = useRef<HTMLElement | undefined>(undefined);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const onFocusIn = ({ target }: FocusEvent) => {
      focused.current = target instanceof HTMLElement ? target : undefined;
    };
    // Browsers differ in whether an element that is taken out says so; one that is still there was left on purpose.
    const onFocusOut = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (target instanceof Node && target.isConnected && document.activeElement !== target) {
          if (focused.current === target) focused.current = undefined;
        }
      });
    element.addEventListener('focusin', onFocusIn);
    element.addEventListener('focusout', onFocusOut);
    return () => {
      element.removeEventListener('focusin', onFocusIn);
      element.removeEventListener('focusout', onFocusOut);
    };
  }, [root]);

  useLayoutEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = undefined;
    root.current?.querySelector<HTMLElement>(`[${FOCUS_HEIR}]`)?.focus({ preventScroll: true });
  });
}
