export interface Page {
  readonly hot: { status(): string; check(autoApply: true): Promise<unknown> };
  /** Hash of the build that the page shows. */
  readonly current: () => string;
  readonly latest: () => Promise<string>;
  readonly renderAgain: () => void;
}

/** Whether the page shows the latest build now. Otherwise it has to be loaded again. Never rejects. */
export async function takeChanges({ hot, current, latest, renderAgain }: Page): Promise<boolean> {
  try {
    const wanted = await latest();
    while (current() !== wanted) {
      // Each takes the page to the build after its own. After a failure there is no way on.
      if (hot.status() !== 'idle' || !(await hot.check(true))) return false;
      renderAgain();
    }
    return true;
  } catch {
    return false;
  }
}
