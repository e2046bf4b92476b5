import type { ReactNode } from 'react';
import type { HostPlace } from '../../../host/host.ts';
import { useStrings } from '../../ui/strings.ts';
import { openingStrings } from './openingStrings.ts';

export interface OpeningProps {
  readonly place: HostPlace | 'recap';
}

/**
 * The place as it will be, without what is still on its way: the same picture, in the same classes, as the page has
 * before any script runs (`src/client/pages`), so that nothing jumps. Nothing blinks while it waits.
 */
export function Opening({ place }: OpeningProps): ReactNode {
  if (place === 'recap') return <OpeningRecap />;
  return place === 'stage' ? <OpeningStage /> : <OpeningPanel />;
}

function OpeningRecap(): ReactNode {
  const t = useStrings(openingStrings);
  return (
    <div className="skeleton skeleton-page" aria-busy="true">
      <h1>{t.recap}</h1>
      <p>{t.wait}</p>
      <svg className="skeleton-card" viewBox="0 0 400 176" aria-hidden="true" focusable="false">
        <rect className="skeleton-paper" x="0.5" y="0.5" width="399" height="175" rx="16" />
        <path className="skeleton-field" d="M1 34V17A16 16 0 0 1 17 1h366a16 16 0 0 1 16 16v17z" />
      </svg>
    </div>
  );
}

function OpeningPanel(): ReactNode {
  const t = useStrings(openingStrings);
  return (
    <div className="skeleton skeleton-panel" aria-busy="true">
      <header className="skeleton-head">
        <h1>{t.title}</h1>
      </header>
      <main className="skeleton-main">
        <p role="status">{t.opening}</p>
        <svg className="skeleton-card" viewBox="0 0 400 176" aria-hidden="true" focusable="false">
          <rect className="skeleton-paper" x="0.5" y="0.5" width="399" height="175" rx="16" />
          <path className="skeleton-field" d="M1 34V17A16 16 0 0 1 17 1h366a16 16 0 0 1 16 16v17z" />
        </svg>
        <div className="skeleton-shape skeleton-primary" />
      </main>
      <div className="skeleton-tabs">
        <span className="skeleton-shape" />
        <span className="skeleton-shape" />
        <span className="skeleton-shape" />
        <span className="skeleton-shape" />
      </div>
    </div>
  );
}

function OpeningStage(): ReactNode {
  const t = useStrings(openingStrings);
  return (
    <main className="skeleton skeleton-stage" aria-busy="true">
      <div role="status" className="skeleton-word">
        <h1 style={{ font: 'inherit' }}>{t.opening}</h1>
      </div>
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
    </main>
  );
}
