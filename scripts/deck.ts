/** `npm run deck`: reads decks out of documents, and checks and lists decks. See docs/DECKS.md. */
import { parseArgs } from 'node:util';
import { catalogueJsonSchema } from '../src/domain/catalogue/schema.ts';
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '../src/shared/language.ts';
import { checkDecks, listDecks } from './deck/check.ts';
import { DeckError, EXIT_CODES } from './deck/errors.ts';
import { importDeck } from './deck/import.ts';
import { terminal } from './deck/output.ts';
import { printDeckFile } from './deck/print.ts';

const USAGE = `Usage:
  npm run -s deck -- import <file> [--as-printed] [--out <deck.json>] [--json] [--language da|en]
  npm run -s deck -- check <deck or catalogue.json> ...
  npm run -s deck -- list [--json]
  npm run -s deck -- schema
  npm run -s deck -- print <deck.json or id> --out <cards.pdf> [--language da|en] [--origin <https://app>]

import  reads a deck out of a PDF, text, CSV, Excel or JSON file
        --as-printed  takes the area that each back names, also where it repeats an earlier one
        --out         writes the deck, ready for the server's folder of decks
        --json        writes what the document says to standard output
check   checks files of decks and of competence catalogues
list    lists the built-in decks and those in the folder DECK_DIR
schema  writes the JSON schema of competence catalogues, for editors that check while one types
print   writes the cards as a PDF to print on both sides and cut, each with its code; with --origin its
        square code opens that app's page for phones

Exit codes: 0 done, 1 unexpected, 2 wrong use, 3 file not readable, 4 nothing to import in the file,
            5 a deck breaks the format's rules, 6 deck not written`;

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'as-printed': { type: 'boolean', default: false },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
        language: { type: 'string', default: DEFAULT_LANGUAGE },
        origin: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

function usage(reason: string): DeckError {
  return new DeckError(`${reason}\n\n${USAGE}`, EXIT_CODES.usage);
}

function languageOf(text: string): Language {
  if (isLanguage(text)) return text;
  throw usage(`--language is "${text}"; it must be da or en.`);
}

async function main(args: string[]): Promise<void> {
  const { values, positionals } = options(args);
  const [command, ...files] = positionals;
  const [file] = files;
  if (values.help) terminal.result(USAGE);
  else if (command === 'import' && file !== undefined && files.length === 1) {
    await importDeck(
      {
        file,
        asPrinted: values['as-printed'],
        ...(values.out !== undefined && { out: values.out }),
        json: values.json,
        language: languageOf(values.language),
      },
      terminal,
    );
  } else if (command === 'check' && file !== undefined) checkDecks(files, process.env.DECK_DIR, terminal);
  else if (command === 'schema' && file === undefined)
    terminal.result(JSON.stringify(catalogueJsonSchema(), null, 2));
  else if (command === 'print' && file !== undefined && files.length === 1) {
    if (values.out === undefined) throw usage('print needs --out <cards.pdf>.');
    await printDeckFile(
      {
        ...{ deck: file, out: values.out, language: languageOf(values.language) },
        ...{ origin: values.origin?.replace(/\/+$/, ''), deckDir: process.env.DECK_DIR },
      },
      terminal,
    );
  } else if (command === 'list' && file === undefined) listDecks(process.env.DECK_DIR, values.json, terminal);
  else
    throw usage(
      command === undefined ? 'A command is missing.' : `"${positionals.join(' ')}" is not understood.`,
    );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof DeckError;
  terminal.message(
    known
      ? error.message
      : `Something unexpected went wrong: ${error instanceof Error ? error.stack : error}`,
  );
  process.exitCode = known ? error.exitCode : EXIT_CODES.unexpected;
}
