import { optional } from '../../../components/optional.tsx';
import { WaitingBox } from '../rounds/late.tsx';

export const NoteTakersSection = optional(
  async () =>
    (await import(/* webpackChunkName: "optional-note-takers" */ './NoteTakersSection.tsx'))
      .NoteTakersSection,
  WaitingBox,
);
