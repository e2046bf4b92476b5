import { type RefObject, useEffect, useState } from 'react';
import type { Subject } from './subjects.ts';

/** Some browsers give a pressed button no focus: the press comes before anything may move. */
const PRESS_MS = 400;

/** What somebody is at within the notes, told by `data-subject`; undefined once they have gone elsewhere. */
export function useWritingIn(container: RefObject<HTMLElement>): Subject | undefined {
  const [subject, setSubject] = useState<Subject>();
  useEffect(() => {
    const root = container.current;
    if (root === null) return undefined;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const come = ({ target }: FocusEvent) => {
      clearTimeout(leaving);
      const at = target instanceof Element ? target.closest<HTMLElement>('[data-subject]') : null;
      setSubject(at?.dataset.subject);
    };
    const go = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && root.contains(relatedTarget)) return;
      clearTimeout(leaving);
      leaving = setTimeout(() => {
        // Where only the whole window has lost the focus, the field has it again when somebody comes back.
        if (!root.contains(document.activeElement)) setSubject(undefined);
      }, PRESS_MS);
    };
    root.addEventListener('focusin', come);
    root.addEventListener('focusout', go);
    return () => {
      clearTimeout(leaving);
      root.removeEventListener('focusin', come);
      root.removeEventListener('focusout', go);
    };
  }, [container]);
  return subject;
}
