/** Walks the operators of a page, as a viewer does to draw it, and notes each sign that is really shown. */
import { type Box, boxOf, IDENTITY, intersection, type Matrix, matrixOf, multiply } from './matrix.ts';

/** A sign as a page draws it. Places are those of a viewer that shows the page: y downwards, in points. */
export interface Glyph {
  readonly text: string;
  /** Where it begins on its baseline. */
  readonly x: number;
  readonly y: number;
  /** Direction of writing, clockwise from the right, in radians. */
  readonly angle: number;
  /** How far it moves the pen in that direction. */
  readonly width: number;
  /** Height of the type. */
  readonly size: number;
  /** Opaque: the same for signs of one face and weight. */
  readonly font: string;
  readonly bold: boolean;
  /** Whether the edge of its field cuts off a part of it, or of the word it belongs to. */
  readonly cut: boolean;
}

/** What a page draws, as `getOperatorList` of pdf.js gives it, and what is needed to follow it. */
export interface Drawing {
  readonly functions: readonly number[];
  readonly args: readonly unknown[];
  /** Numbers of the operators by name. */
  readonly ops: Readonly<Record<string, number>>;
  readonly fontNamed: (name: string) => DrawnFont | undefined;
  /** Whether a viewer shows the layer that marked content belongs to. */
  readonly isShown: (layer: unknown) => boolean;
  /** From the PDF's coordinates to the viewer's. */
  readonly view: Matrix;
  /** The visible part of the page; text outside is not on it. */
  readonly page: Box;
}

export interface DrawnFont {
  readonly bold: boolean;
  readonly vertical: boolean;
  readonly matrix: Matrix;
  /** Height of its box where the type's size says nothing, as in fonts whose signs are drawings of their own. */
  readonly heightEm?: number;
}

interface State {
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly font: string;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  /** 1 for type as wide as it is made. */
  readonly across: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
}

const FILL_AND_STROKE = 2;
/** Capitals reach this far above their baseline; enough to tell whether a sign is in sight. */
const CAPITALS_EM = 0.7;
/** Less than this is no cut but a rounding, or the blank that belongs to a sign. */
const CUT_EM = 0.05;
/** A line of which more than this is hidden above or below cannot be read. */
const CUT_ACROSS_EM = 0.35;

export function drawnGlyphs(drawing: Drawing): Glyph[] {
  return new Walk(drawing).glyphs();
}

class Walk {
  readonly #drawing: Drawing;
  readonly #byNumber: Map<number, (args: readonly unknown[]) => void>;
  readonly #glyphs: Glyph[] = [];
  readonly #saved: State[] = [];
  readonly #layers: boolean[] = [];
  #state: State;
  #textMatrix: Matrix = IDENTITY;
  /** The pen within the text matrix, and where its line began. */
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;
  #clips = false;

  constructor(drawing: Drawing) {
    this.#drawing = drawing;
    this.#state = {
      matrix: drawing.view,
      clip: drawing.page,
      font: '',
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      across: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    };
    this.#byNumber = new Map(
      Object.entries(this.#handlers()).flatMap(([name, handle]) => {
        const number = drawing.ops[name];
        return number === undefined ? [] : [[number, handle]];
      }),
    );
  }

  glyphs(): Glyph[] {
    const { functions, args } = this.#drawing;
    for (const [index, number] of functions.entries()) {
      const given = args[index];
      this.#byNumber.get(number)?.(Array.isArray(given) ? given : []);
    }
    return this.#glyphs;
  }

  #handlers(): Readonly<Record<string, (args: readonly unknown[]) => void>> {
    const set = (key: keyof State, factor = 1) => {
      return ([value]: readonly unknown[]) => this.#set({ [key]: numberOf(value) * factor });
    };
    return {
      save: () => this.#save(),
      restore: () => this.#restore(),
      transform: (args) => this.#transform(args),
      paintFormXObjectBegin: ([matrix, box]) => {
        this.#save();
        if (matrix) this.#transform(matrix);
        this.#clipTo(box);
      },
      paintFormXObjectEnd: () => this.#restore(),
      beginGroup: () => this.#save(),
      endGroup: () => this.#restore(),
      clip: () => {
        this.#clips = true;
      },
      eoClip: () => {
        this.#clips = true;
      },
      constructPath: ([, , box]) => {
        if (this.#clips) this.#clipTo(box);
        this.#clips = false;
      },
      setGState: ([entries]) => {
        for (const [key, value] of Array.isArray(entries) ? entries : []) {
          if (key === 'Font' && Array.isArray(value)) this.#setFont(value);
        }
      },
      setFont: (args) => this.#setFont(args),
      setCharSpacing: set('charSpacing'),
      setWordSpacing: set('wordSpacing'),
      setHScale: set('across', 1 / 100),
      setLeading: set('leading'),
      setTextRise: set('rise'),
      setTextRenderingMode: set('mode'),
      beginText: () => this.#begin(IDENTITY),
      setTextMatrix: ([matrix]) => this.#begin(matrixOf(matrix)),
      moveText: ([x, y]) => this.#moveLine(numberOf(x), numberOf(y)),
      setLeadingMoveText: ([x, y]) => {
        this.#set({ leading: -numberOf(y) });
        this.#moveLine(numberOf(x), numberOf(y));
      },
      nextLine: () => this.#moveLine(0, -this.#state.leading),
      showText: ([signs]) => this.#show(Array.isArray(signs) ? signs : []),
      beginMarkedContent: () => this.#layers.push(true),
      beginMarkedContentProps: ([tag, layer]) => {
        this.#layers.push(tag !== 'OC' || this.#drawing.isShown(layer));
      },
      endMarkedContent: () => this.#layers.pop(),
    };
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #save(): void {
    this.#saved.push(this.#state);
  }

  #restore(): void {
    this.#state = this.#saved.pop() ?? this.#state;
  }

  #transform(numbers: unknown): void {
    this.#set({ matrix: multiply(this.#state.matrix, matrixOf(numbers)) });
  }

  /** To the bounding box of a path: what lies in it may still be hidden, what lies outside certainly is. */
  #clipTo(corners: unknown): void {
    const box = boxOf(corners, this.#state.matrix);
    if (box) this.#set({ clip: intersection(this.#state.clip, box) });
  }

  #setFont([name, size]: readonly unknown[]): void {
    this.#set({ font: String(name), size: numberOf(size) });
  }

  #begin(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#x = 0;
    this.#y = 0;
    this.#lineX = 0;
    this.#lineY = 0;
  }

  #moveLine(x: number, y: number): void {
    this.#lineX += x;
    this.#lineY += y;
    this.#x = this.#lineX;
    this.#y = this.#lineY;
  }

  #show(signs: readonly unknown[]): void {
    const { font: name, size, charSpacing, wordSpacing, across, rise, mode, matrix } = this.#state;
    const font = this.#drawing.fontNamed(name);
    if (!font || size === 0) return;
    const [a, b, c, d, e, f] = multiply(matrix, this.#textMatrix);
    const perUnit = size * font.matrix[0];
    const angle = Math.atan2(b * size * across, a * size * across);
    const along = Math.hypot(a, b) * Math.abs(across);
    const height = Math.hypot(c, d) * Math.abs(size) * (font.heightEm ?? 1);
    const isShown = this.#layers.every(Boolean);
    const bold = font.bold || mode === FILL_AND_STROKE;
    for (const sign of signs) {
      if (typeof sign === 'number') {
        this.#advance((-sign * size) / 1000, font.vertical);
        continue;
      }
      const { text, width, isSpace } = signOf(sign);
      const y = this.#y + rise;
      if (isShown && text !== '') {
        this.#note({
          text,
          x: a * this.#x + c * y + e,
          y: b * this.#x + d * y + f,
          angle,
          width: font.vertical ? 0 : Math.abs(width * perUnit) * along,
          size: height,
          font: name,
          bold,
        });
      }
      this.#advance(width * perUnit + (isSpace ? wordSpacing : 0) + charSpacing, font.vertical);
    }
  }

  #advance(by: number, vertical: boolean): void {
    if (vertical) this.#y -= by;
    else this.#x += by * this.#state.across;
  }

  #note(glyph: Omit<Glyph, 'cut'>): void {
    const { x, y, angle, width, size, text } = glyph;
    const { clip } = this.#state;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [alongX, alongY] = [cos * width, sin * width];
    const [upX, upY] = [sin * CAPITALS_EM * size, -cos * CAPITALS_EM * size];
    const minX = x + Math.min(0, alongX) + Math.min(0, upX);
    const maxX = x + Math.max(0, alongX) + Math.max(0, upX);
    const minY = y + Math.min(0, alongY) + Math.min(0, upY);
    const maxY = y + Math.max(0, alongY) + Math.max(0, upY);
    if (minX >= clip.left && maxX <= clip.right && minY >= clip.top && maxY <= clip.bottom) {
      this.#glyphs.push({ ...glyph, cut: false });
      return;
    }
    const isHidden = maxX <= clip.left || minX >= clip.right || maxY <= clip.top || minY >= clip.bottom;
    const overX = Math.max(clip.left - minX, maxX - clip.right);
    const overY = Math.max(clip.top - minY, maxY - clip.bottom);
    const [over, overAcross] = Math.abs(cos) > Math.abs(sin) ? [overX, overY] : [overY, overX];
    const isOver = over > CUT_EM * size || overAcross > CUT_ACROSS_EM * size;
    // A hidden sign is kept without its text, so that the word builder sees that this one continues out of sight.
    this.#glyphs.push({
      ...glyph,
      cut: text.trim() !== '' && (isHidden || isOver),
      text: isHidden ? '' : text,
    });
  }
}

function signOf(sign: unknown): { text: string; width: number; isSpace: boolean } {
  if (typeof sign !== 'object' || sign === null) return { text: '', width: 0, isSpace: false };
  const text: unknown = Reflect.get(sign, 'unicode');
  return {
    text: typeof text === 'string' ? text : '',
    width: numberOf(Reflect.get(sign, 'width')),
    isSpace: Reflect.get(sign, 'isSpace') === true,
  };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
