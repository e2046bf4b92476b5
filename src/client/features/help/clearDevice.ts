/** `dialogkort.<kind>.<of what>`, and one part more with the mark of the person that it belongs to. */
const PRODUCT = 'dialogkort';
const PARTS_WITHOUT_MARK = 3;

/**
 * Removes everything that this product keeps on the device, but for what other people who use the device keep there. Returns false
 * where the browser forbids that.
 */
export function clearDevice(personMark: string | undefined): boolean {
  try {
    const storage = window.localStorage;
    for (const key of Object.keys(storage)) if (isOwn(key, personMark)) storage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

function isOwn(key: string, personMark: string | undefined): boolean {
  const parts = key.split('.');
  if (parts[0] !== PRODUCT) return false;
  return parts.length <= PARTS_WITHOUT_MARK || (personMark !== undefined && parts.at(-1) === personMark);
}
