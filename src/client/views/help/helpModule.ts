/** What the chunk of the help offers. */
export { Help } from './Help.tsx';
export { StageHelp } from './StageHelp.tsx';
