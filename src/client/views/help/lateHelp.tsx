import type { ReactNode } from 'react';
import { optional } from '../../components/optional.tsx';

const load = () => import(/* webpackChunkName: "optional-help" */ './helpModule.ts');

/** Comes when somebody asks for it. */
export const LateHelp = optional(async () => (await load()).Help, Waiting);

/** The same on top of the stage. */
export const LateStageHelp = optional(async () => (await load()).StageHelp, Nothing);

/** About as high as what comes. */
function Waiting(): ReactNode {
  return <div style={{ minHeight: '420px' }} />;
}

function Nothing(): ReactNode {
  return null;
}
