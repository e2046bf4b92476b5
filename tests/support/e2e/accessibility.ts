import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Ends of a focus trap that Fluent UI puts around open dialogs and menus of the simulator; they pass the focus on. */
const FOCUS_SENTINELS = '[data-tabster-dummy]';
/** Axe compares the landmarks of all frames; several people's windows, and Teams around the app, have the same. */
const ACROSS_FRAMES = 'landmark-unique';

/** No rule of axe is broken on the page or in any frame on it, whatever their origins. */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).disableRules(ACROSS_FRAMES).exclude(FOCUS_SENTINELS);
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} (${target.join(' ')})\n${failureSummary ?? ''}`,
    ),
  );
  expect(found).toEqual([]);
}
