/** A picture from the device's camera or album becomes the text of the square code in it. The picture stays on the device. */
import decodeQR from 'qr/decode.js';

/** Phones take far larger pictures than a code needs to be read. */
const LONGEST_SIDE_PX = 1280;

/** Nothing when there is no code to be seen, or the file is no picture. */
export async function readPicture(file: Blob): Promise<string | undefined> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(picture.width, picture.height));
    const width = Math.round(picture.width * scale);
    const height = Math.round(picture.height * scale);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0, width, height);
    picture.close();
    const pixels = context?.getImageData(0, 0, width, height);
    return pixels && decodeQR({ width, height, data: pixels.data });
  } catch {
    return undefined;
  }
}
