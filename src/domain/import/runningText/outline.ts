/** Tells what each paragraph of a running document is: title, area, question, examples, or text around the cards. */
import {
  asks,
  asksAtEnd,
  isAreaLabel,
  nameKey,
  opensExamples,
  opensQuestion,
  splitAtLabel,
} from '../words.ts';
import type { TextParagraph } from './textParagraphs.ts';

export type Role = 'title' | 'area' | 'question' | 'examples' | 'text';

const HEADING_CHARS = 80;
/** A paragraph that asks in its middle and ends otherwise is a card only if it is no longer than this. */
const QUESTION_CHARS = 400;
/** Type larger than the body's by this much is a heading's. */
const LARGER_PART = 1.08;
/** Marks or type that this part of their paragraphs ask with are those of questions. */
const ASKING_PART = 0.5;
/** As many lines below questions as this part of the questions are examples rather than headings. */
const EXAMPLES_PART = 0.6;
/** Deeper than its question by more than this, in characters or halves of an em. */
const DEEPER = 1.5;

export function rolesOf(paragraphs: readonly TextParagraph[]): Role[] {
  const body = bodyOf(paragraphs);
  const asking = questionsAmong(paragraphs, body);
  const roles: Role[] = paragraphs.map((paragraph, index) =>
    asking[index] ? 'question' : opensExamples(paragraph.text) ? 'examples' : 'text',
  );
  markLabelled(paragraphs, roles, body);
  markAreas(paragraphs, roles, body);
  markExamples(paragraphs, roles);
  markTitle(paragraphs, roles);
  return roles;
}

interface Body {
  /** Height of most of the type; 0 where the source has none. */
  readonly size: number;
  readonly bold: boolean;
}

function bodyOf(paragraphs: readonly TextParagraph[]): Body {
  const sizes = new Map<number, number>();
  let boldChars = 0;
  let chars = 0;
  for (const { size, bold, text } of paragraphs) {
    sizes.set(size, (sizes.get(size) ?? 0) + text.length);
    if (bold) boldChars += text.length;
    chars += text.length;
  }
  const [size = 0] = [...sizes].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return { size, bold: boldChars * 2 > chars };
}

function standsOut({ size, bold }: TextParagraph, body: Body): boolean {
  return (size > 0 && size > body.size * LARGER_PART) || (bold && !body.bold);
}

/** What paragraphs of one kind share: the mark, the level of a list or heading, larger or bolder type. */
function kindOf(paragraph: TextParagraph, body: Body): string | undefined {
  const { mark, listLevel, heading, size, bold } = paragraph;
  if (heading !== undefined) return `heading ${heading}`;
  if (mark || listLevel !== undefined) return `list ${listLevel ?? ''} ${mark?.style ?? ''}`;
  return standsOut(paragraph, body) ? `type ${Math.round(size)} ${bold}` : undefined;
}

interface Share {
  all: number;
  asking: number;
}

function questionsAmong(paragraphs: readonly TextParagraph[], body: Body): boolean[] {
  const asked = paragraphs.map(isAsked);
  const kinds = paragraphs.map((paragraph) => kindOf(paragraph, body));
  const anyAsks = asked.includes(true);
  // A list in which nothing ends with a question mark may still ask: "Hvad vi gerne vil blive bedre til".
  const isAsking = paragraphs.map(
    ({ text }, index) => asked[index] || (!anyAsks && kinds[index] !== undefined && opensQuestion(text)),
  );
  const shares = new Map<string | undefined, Share>();
  for (const [index, kind] of kinds.entries()) {
    const share = shares.get(kind) ?? { all: 0, asking: 0 };
    share.all++;
    if (isAsking[index]) share.asking++;
    shares.set(kind, share);
  }
  const outsideHeadings = [...shares].reduce(
    (sum, [kind, { asking }]) => (kind?.startsWith('heading') ? sum : sum + asking),
    0,
  );
  const named = new Set([...shares.keys()].filter((kind) => namesAreas(kind, kinds, isAsking)));
  let last: TextParagraph | undefined;
  return paragraphs.map((paragraph, index) => {
    const { mark, heading, text } = paragraph;
    const share = shares.get(kinds[index]) ?? { all: 0, asking: 0 };
    const mostlyAsks = kinds[index] !== undefined && asksMostly(share, heading !== undefined);
    const isKindOfQuestions = mostlyAsks && !named.has(kinds[index]);
    // "Kort 1: Samarbejde" above the question itself; "Hvad er dialogkort?" as one heading among others.
    const namesNext = mark?.isLabel && !isAsking[index] && asked[index + 1] && !paragraphs[index + 1]?.mark;
    // In type that questions have as well, a name right above one.
    const isNameAbove =
      kinds[index]?.startsWith('type') && !isAsking[index] && isAsking[index + 1] && isName(text);
    const isHeadingOfText = heading !== undefined && !mostlyAsks && outsideHeadings > 1;
    const isQuestion =
      !opensExamples(text) &&
      !namesNext &&
      !isNameAbove &&
      !isHeadingOfText &&
      (isAsking[index] || mark?.isLabel === true || isKindOfQuestions) &&
      !isBelow(paragraph, last);
    if (isQuestion) last = paragraph;
    else if (heading !== undefined) last = undefined;
    return isQuestion;
  });
}

/**
 * Whether areas look as their questions do, as on slides: the first of a kind of headings asks nothing, and of those that ask
 * nothing no two stand together (but for a title above the first).
 */
function namesAreas(
  kind: string | undefined,
  kinds: readonly (string | undefined)[],
  isAsking: readonly boolean[],
): boolean {
  if (!/^(?:heading|type)/u.test(kind ?? '')) return false;
  const own = kinds.flatMap((each, index) => (each === kind ? [isAsking[index] ?? false] : []));
  const from = own[0] === false && own[1] === false ? 1 : 0;
  const silent = own.slice(from);
  return silent[0] === false && silent.every((asks, at) => asks || silent[at + 1] === true);
}

/** Of headings more than half must ask: those that do may name what a guide answers. */
function asksMostly({ all, asking }: Share, areHeadings: boolean): boolean {
  return all > 1 && (areHeadings ? asking > ASKING_PART * all : asking >= ASKING_PART * all);
}

const NAME_CHARS = 40;

function isName(text: string): boolean {
  return text.length <= NAME_CHARS && !opensQuestion(text) && !/[.,:;!?…]["»”’')\]]*$/u.test(text);
}

/** Says whether a paragraph asks as a card does. Running prose may ask on its way to something else. */
function isAsked({ text, mark, listLevel }: TextParagraph): boolean {
  if (opensExamples(text)) return false;
  if (asksAtEnd(text)) return true;
  const [question] = splitAtLabel(text) ?? [];
  if (question !== undefined) return asksAtEnd(question);
  if (!asks(text)) return false;
  return (
    mark !== undefined || listLevel !== undefined || (opensQuestion(text) && text.length <= QUESTION_CHARS)
  );
}

/** An entry of the list below a question: deeper in the list, or further in. */
function isBelow(paragraph: TextParagraph, question: TextParagraph | undefined): boolean {
  if (!question || !isItem(paragraph)) return false;
  if (paragraph.listLevel !== undefined && question.listLevel !== undefined)
    return paragraph.listLevel > question.listLevel;
  return paragraph.mark?.style !== question.mark?.style && isDeeper(paragraph, question);
}

function isItem({ mark, listLevel }: TextParagraph): boolean {
  return (mark !== undefined && !mark.isLabel) || listLevel !== undefined;
}

function isDeeper(paragraph: TextParagraph, other: TextParagraph): boolean {
  return paragraph.left > other.left + DEEPER * Math.max(1, other.size / 2);
}

/** Below "Eksempler:" each line is one, as close as the first. */
function markLabelled(paragraphs: readonly TextParagraph[], roles: Role[], body: Body): void {
  let closest: number | undefined;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (roles[index] === 'examples' && /:$/u.test(paragraph.text)) closest = paragraphs[index + 1]?.gap;
    else if (roles[index] !== 'text' || closest === undefined || isClearHeading(paragraph, body))
      closest = undefined;
    else if (paragraph.gap <= closest) {
      roles[index] = 'examples';
      if (paragraph.gap > 0 && !isItem(paragraph)) closest = 0;
    } else closest = undefined;
  }
}

/** Makes areas of the headings that questions stand below. */
function markAreas(paragraphs: readonly TextParagraph[], roles: Role[], body: Body): void {
  const clear = paragraphs.map((paragraph) => isClearHeading(paragraph, body));
  const isHeading = paragraphs.map((paragraph, index) => {
    if (roles[index] !== 'text' || !isNameLike(paragraph)) return false;
    return clear[index] || isLikelyHeading(index, paragraphs, roles);
  });
  const areExamples = readsAsExamples(paragraphs, roles, isHeading, clear);
  // From below: what comes next, text under a heading left out of account.
  let next: Role = 'text';
  for (let index = paragraphs.length - 1; index >= 0; index--) {
    const isRefused = areExamples && isPlainBelow(paragraphs, roles, clear, index);
    if (isHeading[index] && !isRefused) {
      if (next === 'question') roles[index] = 'area';
      next = 'text';
    } else if (roles[index] !== 'text') next = roles[index] ?? 'text';
  }
}

/** Whether the short lines below questions are examples without a mark rather than headings of what follows. */
function readsAsExamples(
  paragraphs: readonly TextParagraph[],
  roles: readonly Role[],
  isHeading: readonly boolean[],
  clear: readonly boolean[],
): boolean {
  const questions = roles.filter((role) => role === 'question').length;
  const below = paragraphs.filter((_, index) => isPlainBelow(paragraphs, roles, clear, index));
  const opensWithHeading = isHeading.slice(0, roles.indexOf('question')).includes(true);
  const last = roles.lastIndexOf('question') + 1;
  const closest = Math.min(...below.slice(0, -1).map(({ gap }) => gap));
  const endsWithOne = isPlainBelow(paragraphs, roles, clear, last) && (paragraphs[last]?.gap ?? 0) <= closest;
  return below.length >= EXAMPLES_PART * questions && (endsWithOne || !opensWithHeading);
}

/** A short line right below a question that nothing marks as a heading or an entry. */
function isPlainBelow(
  paragraphs: readonly TextParagraph[],
  roles: readonly Role[],
  clear: readonly boolean[],
  index: number,
): boolean {
  const paragraph = paragraphs[index];
  if (!paragraph || roles[index] !== 'text' || roles[index - 1] !== 'question') return false;
  return isNameLike(paragraph) && !isItem(paragraph) && !clear[index];
}

function isNameLike({ text }: TextParagraph): boolean {
  return text.length <= HEADING_CHARS && /\p{L}/u.test(text);
}

function isClearHeading(paragraph: TextParagraph, body: Body): boolean {
  const { heading, text } = paragraph;
  return (
    heading !== undefined || standsOut(paragraph, body) || isAreaLabel(text) || /^\[[^\]]+\]$/u.test(text)
  );
}

/** Without type or style: a line of its own that ends like no sentence and belongs to nothing above it. */
function isLikelyHeading(
  index: number,
  paragraphs: readonly TextParagraph[],
  roles: readonly Role[],
): boolean {
  const paragraph = paragraphs[index];
  const after = paragraphs[index + 1];
  if (!paragraph || !after) return false;
  const { text, lines, gap } = paragraph;
  if (lines.length > 1 || /[.,;!…]["»”’')\]]*$/u.test(text) || /^\p{Ll}/u.test(text)) return false;
  if (isItem(paragraph)) return isNumberedHeading(index, paragraphs, roles);
  const before = paragraphs[index - 1];
  if (!before || roles[index - 1] === 'text') return true;
  return gap >= after.gap && !isDeeper(paragraph, before);
}

/**
 * "1. Samarbejde" above a list of questions that carry another mark: the first of its kind stands above all questions, and no
 * two of them together, as the entries of a list of examples do.
 */
function isNumberedHeading(
  index: number,
  paragraphs: readonly TextParagraph[],
  roles: readonly Role[],
): boolean {
  const own = paragraphs[index];
  if (!own || roles[index + 1] !== 'question') return false;
  const isSame = ({ mark, listLevel }: TextParagraph) =>
    mark?.style === own.mark?.style && listLevel === own.listLevel;
  const first = paragraphs.findIndex(isSame);
  const neighbours = [paragraphs[index - 1], paragraphs[index + 1]];
  const isAlone = neighbours.every((other) => other === undefined || !isSame(other));
  return isAlone && first < roles.indexOf('question');
}

/** What stands below a question, up to the next one or the next heading, is its examples if the document means it so. */
function markExamples(paragraphs: readonly TextParagraph[], roles: Role[]): void {
  const questions = roles.filter((role) => role === 'question').length;
  const withText = roles.filter(
    (role, index) =>
      role === 'question' && roles[index + 1] === 'text' && !isItem(paragraphs[index + 1] as TextParagraph),
  ).length;
  const isUsual = withText >= 2 && withText * 3 >= questions;
  const usualGap = gapOfQuestions(paragraphs, roles);
  let question: TextParagraph | undefined;
  for (const [index, paragraph] of paragraphs.entries()) {
    const role = roles[index];
    if (role === 'question') question = paragraph;
    if (role === 'area' || role === 'title') question = undefined;
    if (role !== 'text' || !question) continue;
    const isTied = isItem(paragraph) || isDeeper(paragraph, question);
    if (isTied || isUsual || paragraph.gap < usualGap) roles[index] = 'examples';
    else question = undefined;
  }
}

/** The distance between a question and what stands above it, in most places. */
function gapOfQuestions(paragraphs: readonly TextParagraph[], roles: readonly Role[]): number {
  const gaps = paragraphs.flatMap(({ gap }, index) =>
    roles[index] === 'question' && index > 0 ? [gap] : [],
  );
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}

/** The document's name: marked as such, or a line above everything that heads no questions itself. */
function markTitle(paragraphs: readonly TextParagraph[], roles: Role[]): void {
  const [first] = paragraphs;
  if (!first || roles[0] === 'question' || roles[0] === 'examples') return;
  const isAboveAll = roles[0] === 'text' && isNameLike(first) && !/[.,:;]$/u.test(first.text);
  const isLargest = roles[0] === 'area' && isLargestOfSeveral(paragraphs, roles);
  if (first.heading === 0 || isAboveAll || isLargest) roles[0] = 'title';
}

function isLargestOfSeveral(paragraphs: readonly TextParagraph[], roles: readonly Role[]): boolean {
  const [first, ...others] = paragraphs.filter((_, index) => roles[index] === 'area');
  if (!first || others.length === 0) return false;
  return others.every(
    ({ text, size }) => nameKey(text) !== nameKey(first.text) && size > 0 && size * LARGER_PART < first.size,
  );
}
