/** The table as a page shows it before it has the table itself: what lies on the stage, and nobody's name. */
import { z } from 'zod';
import { DOCUMENT_ID } from '../ids.ts';
import type { Endpoints, Wire } from './endpoint.ts';

const TEXT_MAX = 1_500;
const TITLE_MAX = 200;
const ID_MAX = 128;
const AREAS_MAX = 12;
const CARDS_MAX = 150;
const EXAMPLES_MAX = 12;
const TOOLS_MAX = 150;
const TOOL_MAX = 60;
const COUNT_MAX = 1_000;
const PREVIEW_MAX_BYTES = 64 * 1024;

const id = z.string().max(ID_MAX);
const language = z.enum(['da', 'en']);
const count = z.number().int().min(0).max(COUNT_MAX);

const card = z.strictObject({
  id,
  area: id.exactOptional(),
  place: z.enum(['faceDown', 'middle', 'discussed', 'skipped', 'parked']),
  own: z.boolean(),
  /** Of a card that has been turned. */
  question: z.string().max(TEXT_MAX).exactOptional(),
  language: language.exactOptional(),
  /** Of the card that is talked about. */
  examples: z.array(z.string().max(TEXT_MAX)).max(EXAMPLES_MAX).exactOptional(),
});

/** In one language. */
const stagePreview = z.strictObject({
  deckTitle: z.string().max(TITLE_MAX),
  access: z.enum(['open', 'led']),
  /** Of the card that is talked about; pages of an earlier release leave it out. */
  step: z.number().int().min(0).exactOptional(),
  part: z.enum(['understand', 'tools', 'cards']),
  areas: z
    .array(
      z.strictObject({
        ...{ id, title: z.string().max(TITLE_MAX), language, colour: id, sign: id },
        ...{ total: count, left: count },
      }),
    )
    .max(AREAS_MAX),
  /** In the order of the spread. */
  cards: z.array(card).max(CARDS_MAX),
  /** Ids of cards, in the order in which they were handled. */
  handled: z.array(id).max(CARDS_MAX),
  ordinal: count,
  /** While the meeting names them. */
  tools: z.array(z.strictObject({ key: id, name: z.string().max(TOOL_MAX) })).max(TOOLS_MAX),
});
export type StagePreview = Wire<z.output<typeof stagePreview>>;

export const tablePreview = z.strictObject({
  /** The table's document. */
  documentId: z.string().regex(DOCUMENT_ID),
  da: stagePreview,
  en: stagePreview,
});
export type TablePreview = Wire<z.output<typeof tablePreview>>;

export const PREVIEW_ENDPOINTS = {
  /** For facilitators' pages, which keep it up; of others nothing is kept. Without a preview there is none until the next. */
  keepPreview: {
    caller: 'person',
    body: z.strictObject({ preview: tablePreview.exactOptional() }),
    maxBodyBytes: PREVIEW_MAX_BYTES,
    reply: z.strictObject({ kept: z.boolean() }),
  },
} satisfies Endpoints;
