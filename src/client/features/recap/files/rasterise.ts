import type { Picture } from './pictures.ts';

/** Pixels of the PNG for each CSS pixel: sharp on paper. */
const SCALE = 3;

/** The picture as PNG, for programs that do not show SVG; undefined where the browser draws none. */
export async function rasterise({ svg, width, height }: Picture): Promise<Uint8Array | undefined> {
  try {
    const image = new Image(width, height);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: width * SCALE,
      height: height * SCALE,
    });
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return drawn === null ? undefined : new Uint8Array(await drawn.arrayBuffer());
  } catch {
    return undefined;
  }
}
