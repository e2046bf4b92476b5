/** Loaded as soon as a table is shown, and not counted among what a page needs to show it. */
export { Happened } from './Happened.tsx';
export { Spoken } from './Spoken.tsx';
export { WhoDidWhat } from './WhoDidWhat.tsx';
