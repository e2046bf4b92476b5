import { type RefObject, useEffect, useState } from 'react';
import type { Subject } from './subjects.ts';

/** Some browsers give a pressed button no focus: the press comes before anything may move. */
const PRESS_MS = 400;

/** The subject (`data-subject`) that has the focus within the notes; undefined without. */
export function useWritingIn(container: RefObject<HTMLElement | null>): Subject | undefined {
  const [subject, setSubject] = useState<Subject>();
  useEffect(() => {
    const root = container.current;
    if (root === null) return undefined;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const come = ({ target }: FocusEvent) => {
      clearTimeout(leaving);
      if (!(target instanceof Element)) return;
      if (root.contains(target)) setSubject(target.closest<HTMLElement>('[data-subject]')?.dataset.subject);
      else leaving = setTimeout(() => setSubject(undefined), PRESS_MS);
    };
    // Not when the focus is lost: a button that goes when it has been pressed must not take the note along.
    document.addEventListener('focusin', come);
    return () => {
      clearTimeout(leaving);
      document.removeEventListener('focusin', come);
    };
  }, [container]);
  return subject;
}
