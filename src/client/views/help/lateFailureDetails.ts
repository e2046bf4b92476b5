import { type ComponentType, lazy } from 'react';
import type { FailureDetailsProps } from './FailureDetails.tsx';

const Nothing: ComponentType<FailureDetailsProps> = () => null;

/** Comes by itself; where the network is the trouble, the page does without. */
export const LateFailureDetails = lazy(async () => ({
  default: await import(/* webpackChunkName: "optional-help" */ './helpModule.ts').then(
    (help) => help.FailureDetails,
    () => Nothing,
  ),
}));
