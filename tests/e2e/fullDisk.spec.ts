import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { type RunningProduct, startProduct } from '../support/e2e/product.ts';
import { test } from '../support/e2e/test.ts';
import { SMALL_DISK_IS_MISSING, type SmallDisk, smallDisk } from '../support/smallDisk.ts';

const NO_ROOM = 'Serveren har ikke mere plads og kan ikke gemme lige nu.';

test.describe('on a small disk', () => {
  // biome-ignore lint/suspicious/noSkippedTests: not every machine allows it
  test.skip(SMALL_DISK_IS_MISSING !== undefined, SMALL_DISK_IS_MISSING);
  test.use({ expectedErrors: [/\b50[037]\b|fluid:telemetry/] });

  let disk: SmallDisk | undefined;
  let product: RunningProduct | undefined;

  test.afterEach(async ({ page }) => {
    await page.close();
    await product?.stop();
  });

  test('[E2E-33] When the disk is full everybody reads so, and goes on as soon as there is room', async ({
    page,
  }) => {
    product = await startProduct({ MIN_FREE_DISK_MB: '0' }, (dataDir) => {
      disk = smallDisk(dataDir);
      return disk.within;
    });
    const pid = product.process.pid ?? 0;
    const { mette, jonas } = await Meeting.atTheTable(page, { url: product.meetingUrl });

    disk?.fill(pid);
    await mette.pressOnStage('Vend et kort');
    for (const frame of [mette.panel, mette.stage, jonas.panel, jonas.stage]) {
      await expect(frame.getByText(NO_ROOM)).toBeVisible({ timeout: 30_000 });
    }

    disk?.makeRoom(pid);
    const question = await mette.question();
    await jonas.seesQuestion(question);
    for (const frame of [mette.panel, jonas.stage]) {
      await expect(frame.getByText(NO_ROOM)).toBeHidden({ timeout: 60_000 });
    }
    await jonas.pressOnStage('Færdig');
    await expect(mette.pile('Talt om')).toHaveCount(1, { timeout: 30_000 });
  });
});
