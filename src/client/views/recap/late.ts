/** The recap's views come when they are first shown; see the names of chunks in webpack's budget. */
import { optional } from '../../components/optional.tsx';
import { RecapWaiting } from './RecapWaiting.tsx';

const load = () => import(/* webpackChunkName: "optional-recap" */ './recapModule.ts');

export const LateRecap = optional(async () => (await load()).RecapWithOptions, RecapWaiting);
export const LateRecapSoFar = optional(async () => (await load()).RecapSoFar, RecapWaiting);
export const LateRecapStage = optional(async () => (await load()).RecapStage, RecapWaiting);
export const LateRecapPage = optional(async () => (await load()).RecapPage, RecapWaiting);
