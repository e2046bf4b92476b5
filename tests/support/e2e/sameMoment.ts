import type { Page } from '@playwright/test';

/** Lets several people act before any of them hears of the others. */
export interface Moment {
  during(acts: () => Promise<void>): Promise<void>;
}

/**
 * Everything that the Fluid service tells the people of this page can be held up for a moment; what they tell the
 * service goes out at once. To be called before the page is opened.
 */
export async function sameMoment(page: Page): Promise<Moment> {
  let held: (() => void)[] | undefined;
  await page.routeWebSocket(/\/socket\.io\//, (client) => {
    const service = client.connectToServer();
    service.onMessage((message) => {
      const deliver = () => client.send(message);
      if (held === undefined) deliver();
      else held.push(deliver);
    });
  });
  return {
    async during(acts) {
      held = [];
      await acts();
      const late = held;
      held = undefined;
      for (const deliver of late) deliver();
    },
  };
}
