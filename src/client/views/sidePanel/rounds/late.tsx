/** What the panel loads when it is first in use. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { LatePart } from '../../../components/Later.tsx';

export const ROUNDS = new LatePart(
  async () => (await import(/* webpackChunkName: "optional-rounds" */ './Rounds.tsx')).Rounds,
);
export const ROUNDS_MENU = new LatePart(
  async () => (await import(/* webpackChunkName: "optional-rounds-menu" */ './RoundsMenu.tsx')).RoundsMenu,
);
export const READ_ALOUD = new LatePart(
  async () =>
    (await import(/* webpackChunkName: "optional-read-aloud" */ '../../../components/rounds/ReadAloud.tsx'))
      .ReadAloud,
);

const useStyles = makeStyles({
  box: {
    minHeight: '88px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

/** As high as most of what comes. */
export function WaitingBox(): ReactNode {
  return <div className={useStyles().box} />;
}
