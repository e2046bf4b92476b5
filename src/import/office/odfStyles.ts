/** Styles of an OpenDocument file (ODF 1.3, part 3): those of the document and those that its text made by itself. */
import { IMPORT_LIMITS } from '../../domain/import/limits.ts';
import { walkXml } from './xml.ts';

export interface OdfStyle {
  readonly name: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  /** In points. */
  readonly left?: number;
}

interface Told extends Partial<OdfStyle> {
  readonly parent?: string;
}

const POINTS: Readonly<Record<string, number>> = { pt: 1, cm: 28.35, mm: 2.835, in: 72, pc: 12, px: 0.75 };

export class OdfStyles {
  readonly #styles = new Map<string, Told>();

  add(part: Uint8Array | undefined): void {
    if (!part) return;
    let key: string | undefined;
    let told: Told = {};
    walkXml(part, {
      open: (name, attributes) => {
        if (name === 'style') {
          key = keyOf(attributes.family ?? '', attributes.name ?? '');
          const parent = attributes['parent-style-name'];
          told = {
            name: attributes['display-name'] ?? attributes.name ?? '',
            ...(parent !== undefined && { parent }),
          };
        } else if (key !== undefined && name.endsWith('-properties'))
          told = { ...told, ...propertiesOf(attributes) };
      },
      close: (name) => {
        if (name !== 'style' || key === undefined) return;
        this.#styles.set(key, told);
        key = undefined;
      },
    });
  }

  /** What a style says, over those that it builds on; `names` from the style itself to the first of them. */
  resolve(
    family: string,
    name: string | undefined,
  ): Partial<OdfStyle> & { readonly names: readonly string[] } {
    let resolved: Partial<OdfStyle> = {};
    const names: string[] = [];
    const seen = new Set<string>();
    for (let at = name; at !== undefined && !seen.has(at) && seen.size < IMPORT_LIMITS.styleDepth; ) {
      seen.add(at);
      const style: Told | undefined = this.#styles.get(keyOf(family, at));
      names.push(style?.name ?? at);
      if (!style) break;
      const { parent, name: _, ...format } = style;
      resolved = { ...format, ...resolved };
      at = parent;
    }
    return { ...resolved, names };
  }
}

function keyOf(family: string, name: string): string {
  return `${family} ${name}`;
}

function propertiesOf(attributes: Readonly<Record<string, string>>): Partial<OdfStyle> {
  const size = pointsIn(attributes['font-size']);
  const left = pointsIn(attributes['margin-left']);
  const weight = attributes['font-weight'];
  const isHidden =
    attributes.display === 'none' || attributes.display === 'false' || attributes.visibility === 'hidden';
  return {
    ...(size !== undefined && { size }),
    ...(left !== undefined && { left }),
    ...(weight !== undefined && { bold: weight === 'bold' || Number(weight) >= BOLD_WEIGHT }),
    ...(isHidden && { hidden: true }),
  };
}

const BOLD_WEIGHT = 600;

function pointsIn(length: string | undefined): number | undefined {
  const [, number, unit] = /^(-?[\d.]+)(pt|cm|mm|in|pc|px)$/u.exec(length ?? '') ?? [];
  return number === undefined || unit === undefined ? undefined : Number(number) * (POINTS[unit] ?? 1);
}
