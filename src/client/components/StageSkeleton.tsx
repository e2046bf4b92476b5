import type { ReactNode } from 'react';

export interface StageSkeletonProps {
  /** What is being waited for. */
  readonly word: string;
}

/**
 * The stage before there is a table: the very picture that `pages/stage.html` shows before any script has run, with the
 * page's own styles, so that nothing jumps when it is taken over.
 */
export function StageSkeleton({ word }: StageSkeletonProps): ReactNode {
  return (
    <div className="skeleton skeleton-stage" aria-busy="true">
      <p role="status" className="skeleton-word">
        {word}
      </p>
      <svg className="skeleton-cards" viewBox="0 0 530 316" aria-hidden="true" focusable="false">
        <defs>
          <pattern id="skeleton-card" width="60" height="82" patternUnits="userSpaceOnUse">
            <rect className="skeleton-paper" x="0.5" y="0.5" width="49" height="69" rx="3.5" />
            <rect className="skeleton-field" x="3" y="3" width="44" height="64" rx="2" />
          </pattern>
        </defs>
        <path fill="url(#skeleton-card)" d="M0 0h530v316H0z" />
      </svg>
      <div className="skeleton-foot" />
      <div className="skeleton-handled" />
    </div>
  );
}
