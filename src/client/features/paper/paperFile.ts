/** PDFs for printing, made on this device: a deck, the facilitator's sheet. A chunk of its own: library and fonts load on demand. */
import type { Deck } from '../../../domain/deck/deck.ts';
import { type PaperFonts, type PrintedDeck, printDeck } from '../../../paper/printDeck.ts';
import { printLargeDeck } from '../../../paper/printLargeDeck.ts';
import { type LeaderSheet, printLeaderSheet } from '../../../paper/printLeaderSheet.ts';
import type { Language } from '../../../shared/language.ts';

const FONTS = {
  regular: new URL('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf', import.meta.url),
  bold: new URL('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf', import.meta.url),
};

export type PaperKind = 'cards' | 'large';

/** Rejects when the fonts cannot be fetched. */
export async function paperFile(deck: Deck, language: Language, kind: PaperKind): Promise<PrintedDeck> {
  const print = kind === 'large' ? printLargeDeck : printDeck;
  return print(deck, language, await fonts(), location.origin);
}

/** Rejects when the fonts cannot be fetched. */
export async function leaderSheetFile(sheet: LeaderSheet, language: Language): Promise<Uint8Array> {
  return printLeaderSheet(sheet, language, await fonts());
}

async function fonts(): Promise<PaperFonts> {
  const [regular, bold] = await Promise.all([fetched(FONTS.regular), fetched(FONTS.bold)]);
  return { regular, bold };
}

async function fetched(address: URL): Promise<Uint8Array> {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(`font: status ${reply.status}`);
  return new Uint8Array(await reply.arrayBuffer());
}
