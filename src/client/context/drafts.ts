/** Unsent texts, kept on the device so that nothing typed is lost. */
import type { DeviceStorage } from './deviceStorage.ts';

/** By the id of what is being written. */
export type Drafts<Draft> = Readonly<Record<string, Draft>>;

/** `isDraft`: another release, or another program, may have written what is there. */
export function readDrafts<Draft>(
  storage: DeviceStorage | undefined,
  key: string,
  isDraft: (value: unknown) => value is Draft,
): Drafts<Draft> {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(key) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter((entry): entry is [string, Draft] => isDraft(entry[1])),
    );
  } catch {
    return {};
  }
}

/** Returns whether the device has them: else they live as long as the page. Leaves no key when there is nothing to keep. */
export function writeDrafts<Draft>(
  storage: DeviceStorage | undefined,
  key: string,
  drafts: Drafts<Draft>,
): boolean {
  if (!storage) return false;
  try {
    if (Object.keys(drafts).length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(drafts));
    return true;
  } catch {
    return false;
  }
}

export function withDraft<Draft>(drafts: Drafts<Draft>, id: string, draft: Draft | undefined): Drafts<Draft> {
  const { [id]: _, ...others } = drafts;
  return draft === undefined ? others : { ...others, [id]: draft };
}
