const MAX_CHARS = 64;

const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  ß: 'ss',
  ð: 'd',
  þ: 'th',
  œ: 'oe',
};

/** A title as an id of the deck format, `[a-z0-9-]{1,64}`; `fallback` where nothing of it can be written so. */
export function slugOf(title: string, fallback: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[æøåßðþœ]/gu, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  return trimmed(plain.slice(0, MAX_CHARS + 1)) || fallback;
}

/** Ids for titles, no two alike. */
export function uniqueIds(titles: readonly string[]): string[] {
  const used = new Set<string>();
  return titles.map((title, index) => {
    const wanted = slugOf(title, `omraade-${index + 1}`);
    let id = wanted;
    for (let next = 2; used.has(id); next++) id = `${trimmed(wanted.slice(0, MAX_CHARS - 5))}-${next}`;
    used.add(id);
    return id;
  });
}

function trimmed(id: string): string {
  return id.slice(0, MAX_CHARS).replace(/^-+|-+$/g, '');
}
