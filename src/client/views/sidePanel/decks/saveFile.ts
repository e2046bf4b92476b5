/** Hands a file to the person's device. */
export function saveFile(fileName: string, mediaType: string, bytes: BlobPart): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Browsers have begun to read by the next task; some need a moment more.
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}

const REVOKE_AFTER_MS = 10_000;
