/** The whole contract between the page and the app's server: caller, inputs and reply of each route. */
import type { z } from 'zod';
import type { ParamNames, ROUTES, RouteName } from '../routes.ts';
import { DECK_ENDPOINTS } from './decks.ts';
import { DOCUMENT_ENDPOINTS } from './documents.ts';
import type { Endpoint, Wire } from './endpoint.ts';
import { PHONE_ENDPOINTS } from './phones.ts';
import { POLL_ENDPOINTS } from './polls.ts';
import { PREVIEW_ENDPOINTS } from './previews.ts';
import { ROLE_ENDPOINTS } from './roles.ts';
import { SEAL_ENDPOINTS } from './seals.ts';
import { SESSION_ENDPOINTS } from './sessions.ts';
import { VIEWING_ENDPOINTS } from './viewing.ts';
import { WORD_ENDPOINTS } from './words.ts';

export const ENDPOINTS = {
  ...SESSION_ENDPOINTS,
  ...DOCUMENT_ENDPOINTS,
  ...VIEWING_ENDPOINTS,
  ...ROLE_ENDPOINTS,
  ...SEAL_ENDPOINTS,
  ...POLL_ENDPOINTS,
  ...WORD_ENDPOINTS,
  ...PHONE_ENDPOINTS,
  ...PREVIEW_ENDPOINTS,
  ...DECK_ENDPOINTS,
} satisfies Record<RouteName, Endpoint>;

type Table = typeof ENDPOINTS;

export type Reply<Name extends RouteName> = Wire<z.output<Table[Name]['reply']>>;
/** The names of the parameters in the path, in their order. */
export type PathParams<Name extends RouteName> = ParamNames<(typeof ROUTES)[Name]>;

type BodySchema<Name extends RouteName> = Table[Name] extends { body: infer Schema } ? Schema : undefined;
type QuerySchema<Name extends RouteName> = Table[Name] extends { query: infer Schema } ? Schema : undefined;
type Read<Schema> = Schema extends z.ZodType ? Wire<z.output<Schema>> : undefined;

/** As the server has read them. */
export type Body<Name extends RouteName> = Read<BodySchema<Name>>;
export type Query<Name extends RouteName> = Read<QuerySchema<Name>>;

/** The page's input besides the path: the body, or the query. */
export type Input<Name extends RouteName> =
  BodySchema<Name> extends z.ZodType ? Wire<z.input<BodySchema<Name>>> : Query<Name>;
