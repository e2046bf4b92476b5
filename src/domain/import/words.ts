/** Rules about Danish and English text that several other rules share. */

/**
 * One line without stray blanks: white space of any kind becomes one space, characters that cannot be seen go, and letters
 * that are put together of two signs, as a Mac writes them, become one.
 */
export function fold(text: string): string {
  return withoutControls(text).replace(/\s+/gu, ' ').trim().normalize('NFC');
}

/** Control characters (white space excepted) and halves of surrogate pairs mean nothing on a card. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(/(?!\s)\p{Cc}|\u200b/gu, '');
}

/** Words after which a hyphen is meant to hang in the air, as in "før- og efterår". */
const JOINING_WORDS = new Set(
  'og eller samt såvel hhv henholdsvis resp respektive kontra contra versus vs plus men til mod and or to but'.split(
    ' ',
  ),
);

export function isJoiningWord(word: string): boolean {
  return JOINING_WORDS.has(word.toLowerCase());
}

const SMALL_WORDS = new Set(
  (
    'og eller samt i på for til med af om ved mod uden som der hos fra mellem under over efter blandt at en et den det de ' +
    'jeres vores din dit dine sig er the a an of in on with and or by from at'
  ).split(' '),
);

/** A word that never is half of a compound. */
export function isSmallWord(word: string): boolean {
  return SMALL_WORDS.has(word.toLowerCase());
}

const LABEL =
  /^\(?\s*(?:for eksempel|eksempelvis|eksempler|eksempel|f\.?\s?eks\.?|fx|for example|for instance|examples?|e\.\s?g\.?)\s*:\s*/iu;
const BARE_LABEL = /^(?:For eksempel|Eksempelvis|For example|For instance)\b/u;

/** Says whether a paragraph opens the examples of a card: "For eksempel: …". */
export function opensExamples(paragraph: string): boolean {
  const text = fold(paragraph);
  return LABEL.test(text) || BARE_LABEL.test(text);
}

/** The same for a line that another line stands right above: a sentence may just happen to wrap there. */
export function opensExamplesAfter(before: string, line: string): boolean {
  return LABEL.test(fold(line)) && (/[.?!:…]["»”’')\]]*\s*$/u.test(before) || /^\(?\p{Lu}/u.test(fold(line)));
}

export function withoutLabel(paragraph: string): string {
  return paragraph.replace(LABEL, '');
}

/** Where a label follows its question in the same paragraph, the question and the rest; else undefined. */
export function splitAtLabel(text: string): [string, string] | undefined {
  for (const match of text.matchAll(/[?!.:…]["»”’')\]]*\s+/gu)) {
    const end = match.index + match[0].length;
    if (LABEL.test(text.slice(end, end + 40))) return [text.slice(0, end).trim(), text.slice(end)];
  }
  return undefined;
}

/** A question mark that ends a sentence, closing quotes and brackets after it allowed. */
export function asks(text: string): boolean {
  return /[?؟？]["»«”“’')\]]*(?=\s|$)/u.test(text);
}

/** Says whether a question mark ends the text, closing quotes and brackets after it allowed. */
export function asksAtEnd(text: string): boolean {
  return /[?؟？]["»«”“’')\]]*$/u.test(text);
}

/** How many sentences of a text ask something. */
export function questionsIn(text: string): number {
  return text.match(/[?؟？]+["»«”“’')\]]*(?=\s|$)/gu)?.length ?? 0;
}

/** Says whether a text opens with a word that only questions open with. */
export function opensQuestion(text: string): boolean {
  return /^["»«“(]?(?:(?:på|med|i|til|for|fra|om|af|ved|under|efter|hos|in|with|at|to|from|on|by)\s)?(?:hvad|hvem|hvor|hvordan|hvornår|hvorfor|hvilken|hvilket|hvilke|what|who|where|when|why|which|how)\b/iu.test(
    text,
  );
}

/** Says whether a question takes up the one before it: "Og hvad med ...". */
export function opensSequel(text: string): boolean {
  return /^(?:og|men|eller|hvis|hvorfor|hvordan|and|but|or|if|why|how)\b/iu.test(text);
}

/** Says whether the last sentence of a text is a question that its line broke off. */
export function isUnfinishedQuestion(text: string): boolean {
  const last = text.split(/[.?!؟？…]["»”’')\]]*\s+/u).at(-1) ?? '';
  const isOpen = !/[.?!؟？…]["»”’')\]]*$/u.test(text);
  return isOpen && (opensQuestion(last) || /^(?:og|men|eller|and|but|or)\b/iu.test(last));
}

const AREA_LABEL =
  /^(?:område|tema|emne|kategori|afsnit|del|area|topic|theme|category|section|part)\s*(?:nr\.?\s*)?[\divx]{0,4}\s*(?::|\s[-–—])\s*(?=\S)/iu;

/** "Område: Trivsel", "Tema 2: Ro": a line that says that it names an area. */
export function isAreaLabel(line: string): boolean {
  return AREA_LABEL.test(line);
}

/** The name in a line that names an area: "[Trivsel]", "Tema 2: Trivsel", "Trivsel:". */
export function areaNameIn(line: string): string {
  const name = /^\[([^\]]+)\]$/u.exec(line)?.[1] ?? line.replace(AREA_LABEL, '');
  return fold(name.replace(/[\s:–—-]+$/u, '')) || line;
}

/** "Side 3", "12 / 35", "Kort nr. 4", "A-07": what numbers a card or a page and is no text of its own. */
export function isNumbering(text: string): boolean {
  return /^(?:(?:side|kort|card|page|ark|nr|no)\.?\s*)*(?:nr\.?\s*)?[a-zæøå]?[-–.]?\s?\d{1,4}\s*(?:[.)/–-]|af|of)?\s*\d{0,4}\.?$/iu.test(
    fold(text),
  );
}

/** "Vestby Kommune, side 2 af 4": a line that ends by numbering its page. */
export function endsWithPageNumber(text: string): boolean {
  return /\b(?:side|page)\s+\d{1,4}(?:\s*(?:\/|af|of)\s*\d{1,4})?\s*$/iu.test(text);
}

/** The same for texts that differ only in case, numbers, blanks and hyphens: for finding what repeats. */
export function shapeOf(text: string): string {
  return fold(text).toLowerCase().replace(/\d+/gu, '#');
}

/** A line without the number that counts it: "Trivsel 3 af 12". */
export function withoutCounter(line: string): string {
  return line.replace(/[\s#.:–-]*(?:nr\.?\s*)?\d+(?:\s*(?:\/|af|of)\s*\d+)?\s*$/iu, '') || line;
}

/** The same for spellings of one name that differ in case, blanks and hyphens. */
export function nameKey(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
