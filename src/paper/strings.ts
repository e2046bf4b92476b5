import type { Language } from '../shared/language.ts';

export interface PaperTexts {
  readonly examples: string;
  /** Text alternative of the square code. */
  readonly squareCode: (code: string) => string;
  readonly continued: (part: number, parts: number) => string;
  /** In the margin, outside the cards. */
  readonly sheet: (title: string, sheet: number, sheets: number, side: 'front' | 'back') => string;
}

export const PAPER_TEXTS: Readonly<Record<Language, PaperTexts>> = {
  da: {
    examples: 'For eksempel',
    squareCode: (code) => `Firkantkode med kortets kode, ${code}`,
    continued: (part, parts) => `${part} af ${parts}`,
    sheet: (title, sheet, sheets, side) =>
      `${title} · ark ${sheet} af ${sheets}, ${side === 'front' ? 'forside' : 'bagside'} · ` +
      'print i 100 %, på begge sider, vend på den lange kant',
  },
  en: {
    examples: 'For example',
    squareCode: (code) => `Square code with the card’s code, ${code}`,
    continued: (part, parts) => `${part} of ${parts}`,
    sheet: (title, sheet, sheets, side) =>
      `${title} · sheet ${sheet} of ${sheets}, ${side === 'front' ? 'front' : 'back'} · ` +
      'print at 100%, on both sides, flip on the long edge',
  },
};
