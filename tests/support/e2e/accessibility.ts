import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Ends of a focus trap that Fluent UI puts around open dialogs and menus of the simulator; they pass the focus on. */
const FOCUS_SENTINELS = '[data-tabster-dummy]';
/** Axe compares the landmarks of all frames; several people's windows, and Teams around the app, have the same. */
const ACROSS_FRAMES = 'landmark-unique';

/** Off by default: axe takes the letter of a shortcut beside a button's text for a part of its name. */
const LABEL_IN_NAME = 'label-content-name-mismatch';

/** No rule of axe is broken on the page or in any frame on it, whatever their origins, once what moves or fades there has come to rest. */
export async function expectAccessible(page: Page): Promise<void> {
  await Promise.all(page.frames().map((frame) => frame.evaluate(atRest)));
  const axe = new AxeBuilder({ page })
    .options({ rules: { [LABEL_IN_NAME]: { enabled: true } } })
    .disableRules(ACROSS_FRAMES)
    .exclude(FOCUS_SENTINELS);
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} (${target.join(' ')})\n${failureSummary ?? ''}`,
    ),
  );
  expect(found).toEqual([]);
}

/** A button that has just become enabled has its new colour a little later only. What moves without an end, such as a spinner, is not waited for. */
async function atRest(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
