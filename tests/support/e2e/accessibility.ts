import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Ends of a focus trap that Fluent UI puts around open dialogs and menus of the simulator; they pass the focus on. */
const FOCUS_SENTINELS = '[data-tabster-dummy]';
/** Axe compares the landmarks of all frames; several people's windows, and Teams around the app, have the same. */
const ACROSS_FRAMES = 'landmark-unique';

/** Off by default: axe takes the letter of a shortcut beside a button's text for a part of its name. */
const LABEL_IN_NAME = 'label-content-name-mismatch';

/** No rule of axe is broken on the page or in any frame on it, whatever their origins. */
export async function expectAccessible(page: Page): Promise<void> {
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
