import { type ReactNode, useEffect, useRef } from 'react';
import { useStrings } from '../../ui/strings.ts';
import { sharingRefusedStrings } from './refusedStrings.ts';
import type { SharingProblem } from './stageSharing.ts';

export interface RefusedProps {
  readonly problem: SharingProblem;
}

/** Why the table could not be shared, and what to do. */
export function Refused({ problem }: RefusedProps): ReactNode {
  const t = useStrings(sharingRefusedStrings);
  const said = useRef<HTMLSpanElement>(null);
  const text = t[problem.during][problem.reason];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another thing to be seen
  useEffect(() => {
    // Newer browsers return a promise from this, which is no clean-up.
    said.current?.scrollIntoView({ block: 'nearest' });
  }, [text]);
  return <span ref={said}>{text}</span>;
}
