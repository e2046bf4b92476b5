import type { RecapFile } from '../../export/files.ts';

/** Long enough for the slowest browser to have read it. */
const KEPT_MS = 60_000;

/** Gives a file to the browser to keep. A frame may be forbidden to; the browser then says nothing, to nobody. */
export function saveFile({ name, contents }: RecapFile): void {
  const url = URL.createObjectURL(contents);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
