/** What the chunk of the help offers. */
export { FailureDetails } from './FailureDetails.tsx';
export { Help } from './Help.tsx';
export { StageHelp } from './StageHelp.tsx';
