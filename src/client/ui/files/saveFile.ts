export interface NamedFile {
  readonly name: string;
  readonly contents: Blob;
}

/** Long enough for the slowest browser to have read it. */
const KEPT_MS = 60_000;

/**
 * Offers a file for download. A frame may be forbidden to, without any error. So every view that saves also names the
 * alternative, see `useSavedSentence`.
 */
export function saveFile({ name, contents }: NamedFile): void {
  const url = URL.createObjectURL(contents);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
