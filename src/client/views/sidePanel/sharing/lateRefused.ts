import { optional } from '../../../components/optional.tsx';

/** Hardly anybody is refused. */
export const LateRefused = optional(
  async () => (await import(/* webpackChunkName: "optional-sharing-refused" */ './Refused.tsx')).Refused,
  () => null,
);
