/** What the stage loads when it is first in use. */
import { LatePart } from '../../../components/Later.tsx';

export const STAGE_ROUNDS = new LatePart(
  async () => (await import(/* webpackChunkName: "optional-stage-rounds" */ './StageRounds.tsx')).StageRounds,
);
export const ROUND_MIDDLE = new LatePart(
  async () => (await import(/* webpackChunkName: "optional-stage-rounds" */ './RoundMiddle.tsx')).RoundMiddle,
);
export const STAGE_READ_ALOUD = new LatePart(
  async () =>
    (await import(/* webpackChunkName: "optional-read-aloud" */ '../../../components/rounds/ReadAloud.tsx'))
      .ReadAloud,
);
