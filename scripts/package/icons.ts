/** Teams' requirements for an app's two icons. */
import { type Picture, readPng } from './png.ts';

const COLOUR_SIZE_PX = 192;
const OUTLINE_SIZE_PX = 32;
/** Antialiased edges of a browser are slightly off white. */
const WHITE_FROM = 250;

export function checkColourIcon(file: string, bytes: Uint8Array): string[] {
  return check(file, bytes, COLOUR_SIZE_PX, () => []);
}

export function checkOutlineIcon(file: string, bytes: Uint8Array): string[] {
  return check(file, bytes, OUTLINE_SIZE_PX, ({ rgba }) => {
    const pixels = Array.from({ length: rgba.length / 4 }, (_, pixel) =>
      rgba.subarray(pixel * 4, pixel * 4 + 4),
    );
    const visible = pixels.filter(([, , , alpha = 0]) => alpha > 0);
    if (visible.length === 0) return ['is empty: nothing in it can be seen'];
    if (visible.length === pixels.length) return ['is not transparent around its lines'];
    const white = visible.every((pixel) => pixel.subarray(0, 3).every((channel) => channel >= WHITE_FROM));
    return white ? [] : ['has other colours than white'];
  });
}

function check(
  file: string,
  bytes: Uint8Array,
  sizePx: number,
  more: (picture: Picture) => string[],
): string[] {
  try {
    const picture = readPng(bytes);
    const { width, height } = picture;
    const size = width === sizePx && height === sizePx;
    const problems = size ? [] : [`is ${width} × ${height} pixels. Expected: ${sizePx} × ${sizePx}`];
    return [...problems, ...more(picture)].map((problem) => `${file}: ${problem}.`);
  } catch (error) {
    return [`${file}: ${error instanceof Error ? error.message : 'cannot be read'}.`];
  }
}
