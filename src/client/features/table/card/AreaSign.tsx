import type { ReactNode } from 'react';
import { SIGN_FIELD, SIGN_LINE_WIDTH, SIGNS, type SignName } from '../../../../domain/deck/signs.ts';

export interface AreaSignProps {
  readonly sign: SignName;
  /** CSS length; by default as large as the text around it. */
  readonly size?: string;
  readonly className?: string;
}

/** A picture beside the area's name, never in its stead: it has no name of its own. Takes the colour of the text. */
export function AreaSign({ sign, size = '1.25em', className }: AreaSignProps): ReactNode {
  return (
    <svg
      aria-hidden="true"
      className={className}
      viewBox={`0 0 ${SIGN_FIELD} ${SIGN_FIELD}`}
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={SIGN_LINE_WIDTH}
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
    >
      <path d={SIGNS[sign]} />
    </svg>
  );
}
