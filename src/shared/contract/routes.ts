/**
 * Method and path of every endpoint of the app's server, by the endpoint's name. `schemas` has the inputs and
 * replies. The page loads this file, so it imports nothing. `:id` is a session's id, `:deck` a deck's, `:catalogue` a catalogue's, `:poll` is
 * `placement-<uuid>` or `time-<uuid>`, `:round` is a round of words.
 */
export const ROUTES = {
  time: 'GET /api/time',

  openSession: 'POST /api/sessions',
  listSessions: 'POST /api/sessions/list',
  session: 'GET /api/sessions/:id',
  endSession: 'POST /api/sessions/:id/end',
  replaceSession: 'POST /api/sessions/:id/replace',
  reopenSession: 'POST /api/sessions/:id/reopen',
  deleteSession: 'DELETE /api/sessions/:id',
  deletedSessions: 'POST /api/deleted-sessions',
  restoreSession: 'POST /api/sessions/:id/restore',

  registerDocument: 'POST /api/sessions/:id/document',
  fluidToken: 'POST /api/sessions/:id/token',
  reportDamage: 'POST /api/sessions/:id/damage',

  viewingTicket: 'POST /api/sessions/:id/viewing-ticket',
  endViewing: 'POST /api/sessions/:id/viewing-ticket/end',
  stageShares: 'GET /api/sessions/:id/viewings',
  endStageShares: 'DELETE /api/sessions/:id/viewings',
  recapTicket: 'POST /api/sessions/:id/recap-ticket',
  viewSession: 'POST /api/viewing',
  decryptNames: 'POST /api/viewing/names',

  roles: 'GET /api/sessions/:id/roles',
  changeRole: 'POST /api/sessions/:id/roles',
  claimRoles: 'POST /api/sessions/:id/roles/claim',
  names: 'POST /api/sessions/:id/names',

  seal: 'POST /api/sessions/:id/seals',

  poll: 'GET /api/sessions/:id/polls/:poll',
  answerPoll: 'POST /api/sessions/:id/polls/:poll/answers',
  revealPoll: 'POST /api/sessions/:id/polls/:poll/reveal',

  waitingWords: 'GET /api/sessions/:id/words/:round',
  addWord: 'POST /api/sessions/:id/words/:round',
  heldWords: 'POST /api/sessions/:id/words/:round/held',
  releaseWords: 'POST /api/sessions/:id/words/:round/release',
  receivedWords: 'POST /api/sessions/:id/words/:round/received',

  openDoor: 'POST /api/sessions/:id/door',
  closeDoor: 'DELETE /api/sessions/:id/door',
  room: 'GET /api/sessions/:id/room',
  changeRoom: 'POST /api/sessions/:id/room',
  showPhones: 'PUT /api/sessions/:id/room/table',
  endRoom: 'DELETE /api/sessions/:id/room',
  nameInRoom: 'POST /api/sessions/:id/room/names',

  keepPreview: 'PUT /api/sessions/:id/preview',

  enterRoom: 'POST /api/phone',
  phone: 'GET /api/phone',
  leaveRoom: 'DELETE /api/phone',
  contribute: 'POST /api/phone/contributions',
  answerByPhone: 'POST /api/phone/polls/:poll',

  listDecks: 'GET /api/decks',
  deck: 'GET /api/decks/:deck',
  catalogues: 'GET /api/catalogues',
  catalogue: 'GET /api/catalogues/:catalogue',
  teamDecks: 'GET /api/sessions/:id/decks',
  teamDeck: 'GET /api/sessions/:id/decks/:deck',
  keepTeamDeck: 'PUT /api/sessions/:id/decks/:deck',
  removeTeamDeck: 'DELETE /api/sessions/:id/decks/:deck',
  deckTicket: 'POST /api/sessions/:id/decks/:deck/ticket',
  deckFile: 'GET /api/deck-file',
} as const;

export type RouteName = keyof typeof ROUTES;
export type Method = (typeof ROUTES)[RouteName] extends `${infer M} ${string}` ? M : never;

/** The parameters of a path, in their order. */
export type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? [Name, ...ParamNames<Rest>]
  : Path extends `${string}:${infer Name}`
    ? [Name]
    : [];

export function methodAndPath(name: RouteName): { readonly method: Method; readonly path: string } {
  const route = ROUTES[name];
  const blank = route.indexOf(' ');
  return { method: route.slice(0, blank) as Method, path: route.slice(blank + 1) };
}
