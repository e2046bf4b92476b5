/** What a Word document's styles say about a paragraph: heading, list, type (ECMA-376 part 1, 17.7). */
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';
import { walkXml } from './xml.ts';

/** What is written directly on a paragraph or in a style; absent means as in the style it builds on. */
export interface WordFormat {
  readonly style?: string;
  /** From 0; 9 for body text. */
  readonly outline?: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  /** Number of the list; `0` takes a paragraph out of it. */
  readonly list?: string;
  readonly listLevel?: number;
  /** In points. */
  readonly left?: number;
}

export interface WordStyle extends WordFormat {
  readonly name: string;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const TWIPS_PER_POINT = 20;

/** Takes in one element of paragraph or run properties. */
export function takeProperty(
  format: Mutable<WordFormat>,
  name: string,
  { val, left, start }: Readonly<Record<string, string>>,
): void {
  switch (name) {
    case 'pStyle':
      if (val !== undefined) format.style = val;
      break;
    case 'outlineLvl':
      format.outline = Number(val);
      break;
    case 'sz':
      format.size = Number(val) / 2;
      break;
    case 'b':
      format.bold = isOn(val);
      break;
    case 'vanish':
      format.hidden = isOn(val);
      break;
    case 'numId':
      if (val !== undefined) format.list = val;
      break;
    case 'ilvl':
      format.listLevel = Number(val);
      break;
    case 'ind':
      format.left = Number(left ?? start ?? 0) / TWIPS_PER_POINT;
      break;
  }
}

/** Such a property is on when it stands there without a value. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/iu.test(value);
}

export class WordStyles {
  readonly #styles = new Map<string, WordStyle & { readonly basedOn?: string }>();
  #defaults: WordFormat = {};
  #usual: string | undefined;

  constructor(part: Uint8Array | undefined) {
    if (part) this.#read(part);
  }

  #read(part: Uint8Array): void {
    let current: (Mutable<WordStyle> & { basedOn?: string; id: string }) | undefined;
    const defaults: Mutable<WordFormat> = {};
    let inDefaults = false;
    walkXml(part, {
      open: (name, attributes) => {
        if (name === 'docDefaults') inDefaults = true;
        else if (name === 'style') {
          current = { id: attributes.styleId ?? '', name: '' };
          if (attributes.type === 'paragraph' && attributes.default !== undefined && isOn(attributes.default))
            this.#usual = current.id;
        } else if (current && name === 'name') current.name = attributes.val ?? '';
        else if (current && name === 'basedOn') current.basedOn = attributes.val ?? '';
        else if (current) takeProperty(current, name, attributes);
        else if (inDefaults) takeProperty(defaults, name, attributes);
      },
      close: (name) => {
        if (name === 'docDefaults') inDefaults = false;
        if (name !== 'style' || !current) return;
        const { id, ...style } = current;
        this.#styles.set(id, style);
        current = undefined;
      },
    });
    this.#defaults = defaults;
  }

  /** What is written directly, over its style, over those that the style builds on, over the document's defaults. */
  resolve(direct: WordFormat): WordFormat & { readonly names: readonly string[] } {
    let resolved: WordFormat = direct;
    const names: string[] = [];
    const seen = new Set<string>();
    let id = direct.style ?? this.#usual;
    while (id !== undefined && !seen.has(id) && seen.size < IMPORT_LIMITS.styleDepth) {
      seen.add(id);
      const style = this.#styles.get(id);
      names.push(style?.name || id);
      if (!style) break;
      const { name: _, basedOn, style: __, ...format } = style;
      resolved = { ...format, ...resolved };
      id = basedOn;
    }
    return { ...this.#defaults, ...resolved, names };
  }
}

/** Level of the heading that a style's name means in the languages of the product; 0 for the title. */
export function headingNamed(names: readonly string[]): number | undefined {
  for (const name of names) {
    if (/^(?:title|titel)$/iu.test(name)) return 0;
    const level = /^(?:heading|overskrift|rubrik|überschrift)\s*([1-9])$/iu.exec(name)?.[1];
    if (level !== undefined) return Number(level);
  }
  return undefined;
}

export function isContentsEntry(names: readonly string[]): boolean {
  return names.some((name) => /^(?:toc|indholdsfortegnelse|table of contents)\s*\d?$/iu.test(name));
}
