/** Names for people of a meeting. First names are unique, since the page calls people by them. */

export const LEADER = 'Mette Lindholm';

const COLLEAGUES = [
  'Jonas Bech',
  'Amina Yusuf',
  'Søren Toft',
  'Line Kjærgaard',
  'Peter Mikkelsen',
  'Fatima Rahimi',
  'Birgit Ågesen',
  'Rasmus Holt',
  'Yrsa Petersen',
  'Henrik Damm',
];

const GUESTS = ['Karen Post', 'Ole Ravn', 'Sofie Munk', 'Thomas Vang'];

/** The next unused name; numbered once the names are used up. */
export function nextName(kind: 'colleague' | 'guest', taken: readonly string[]): string {
  const names = kind === 'guest' ? GUESTS : COLLEAGUES;
  const free = names.find((name) => !taken.includes(name));
  if (free !== undefined) return free;
  const label = kind === 'guest' ? 'Gæst' : 'Kollega';
  let number = names.length + 1;
  while (taken.includes(`${label}${number}`)) number += 1;
  return `${label}${number}`;
}

const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ' ': '.' };

/** Sign-in name as a municipality's directory would write it. */
export function userPrincipalName(name: string): string {
  const local = name.toLowerCase().replace(/[æøå ]/g, (letter) => LETTERS[letter] ?? letter);
  return `${local}@solby.example`;
}
