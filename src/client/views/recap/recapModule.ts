/** Everything about the recap that comes in one chunk. */
export { RecapPage } from './RecapPage.tsx';
export { RecapSoFar } from './RecapSoFar.tsx';
export { RecapStage } from './RecapStage.tsx';
export { RecapWithOptions } from './RecapWithOptions.tsx';
