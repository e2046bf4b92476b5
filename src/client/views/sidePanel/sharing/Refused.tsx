import { type ReactNode, useEffect, useRef } from 'react';
import { sharingRefusedStrings } from '../../../strings/sharingRefused.ts';
import { useStrings } from '../../../strings/strings.ts';
import type { SharingProblem } from './useSharing.ts';

export interface RefusedProps {
  readonly problem: SharingProblem;
}

/** Why the table did not go where somebody wanted it, and what to do. */
export function Refused({ problem }: RefusedProps): ReactNode {
  const t = useStrings(sharingRefusedStrings);
  const said = useRef<HTMLSpanElement>(null);
  const text = t[problem.during][problem.reason];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another thing to be seen
  useEffect(() => said.current?.scrollIntoView({ block: 'nearest' }), [text]);
  return <span ref={said}>{text}</span>;
}
