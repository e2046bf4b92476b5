/** What the gallery's address asks for. */
import type { HostTheme } from '../../../src/host/host.ts';
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '../../../src/shared/language.ts';
import { type GalleryState, STATES } from './states.ts';

export const GALLERY_VIEWS = [
  'stage',
  'sidePanel',
  'configure',
  'outside',
  'opening',
  'failed',
  'tab',
  'recap',
  'decks',
] as const;
export type GalleryView = (typeof GALLERY_VIEWS)[number];

/** Mette facilitates and is the organiser, Jonas is her colleague, the viewer has no account. */
export const GALLERY_PEOPLE = ['mette', 'jonas', 'viewer'] as const;
export type GalleryPerson = (typeof GALLERY_PEOPLE)[number];

const THEMES: readonly HostTheme[] = ['light', 'dark', 'contrast'];

export interface GalleryQuery {
  readonly view: GalleryView;
  readonly theme: HostTheme;
  readonly language: Language;
  readonly state: GalleryState;
  readonly me: GalleryPerson;
  /** Cards in the deck; undefined for the built-in deck as it is. */
  readonly deck: number | undefined;
  /** The app's own, or one of six areas. */
  readonly catalogue: 'own' | 'six';
  readonly long: boolean;
  /** Words of this person did not get into the notes. */
  readonly unsent: boolean;
  /** Undefined while the connection is live. */
  readonly connection: 'connecting' | 'reconnecting' | undefined;
}

export function readQuery(search: string): GalleryQuery {
  const query = new URLSearchParams(search);
  const language = query.get('lang');
  const deck = query.get('deck');
  const state = query.get('state') ?? '';
  const connection = query.get('connection');
  return {
    view: GALLERY_VIEWS.find((view) => view === query.get('view')) ?? 'stage',
    theme: THEMES.find((theme) => theme === query.get('theme')) ?? 'light',
    language: isLanguage(language) ? language : DEFAULT_LANGUAGE,
    state: state in STATES ? (state as GalleryState) : 'spread',
    me: GALLERY_PEOPLE.find((person) => person === query.get('me')) ?? 'mette',
    deck: deck === null ? undefined : Number(deck),
    catalogue: query.get('catalogue') === 'six' ? 'six' : 'own',
    long: query.has('long'),
    unsent: query.has('unsent'),
    connection: connection === 'connecting' || connection === 'reconnecting' ? connection : undefined,
  };
}
