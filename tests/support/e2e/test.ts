import { test as base, expect } from '@playwright/test';
import { startProduct } from './product.ts';

const HARMLESS = [
  // On import teams-js asks Microsoft's CDN for its list of hosts; without the internet it takes the one it carries.
  /https:\/\/res\.cdn\.office\.net\//,
  // Of two people who lay out the table in the same instant one learns by a refusal that it is there already.
  /409 \(Conflict\).*\/api\/sessions\/[^/]+\/token/,
  /There is a document already\./,
  // A summary whose writer leaves in the middle of it is written by the next one.
  /fluid:telemetry:Summarizer:.*(Summarize_cancel|SummarizeFailed)/,
  // At the session's end the server writes the summary and cuts the log: a page that opens in that instant opens once more
  // (SYNC-22), and a summary that a page begins in it is given up.
  /410 \(Gone\).*\/deltas\/.*fetchReason=(DocumentOpen_all|PostDocumentOpen)_fetch/,
  /fluid:telemetry:.*document\/trimmed/,
];

interface Fixtures {
  /** Errors that this test brings about on purpose, such as a cut network. */
  readonly expectedErrors: readonly RegExp[];
  /** Everything a browser complains about: script errors, refused contents, failed loads. */
  readonly complaints: readonly string[];
}

interface WorkerFixtures {
  /**
   * The product of this worker, started once. The simulator plays one meeting at a time, so workers cannot share it. A product that
   * runs already may be named in MEETING_URL, for one worker; a test that needs a product of its own calls `startProduct`.
   */
  readonly product: undefined;
}

/** A test that fails when any page or frame complains. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => {
      if (process.env.MEETING_URL) {
        await use(undefined);
        return;
      }
      const product = await startProduct();
      process.env.MEETING_URL = product.meetingUrl;
      const tell = (code: number | null) => {
        process.stderr.write(`The product ended in the middle of the tests (${code}):\n${product.output()}`);
      };
      product.process.once('exit', tell);
      await use(undefined);
      product.process.off('exit', tell);
      await product.stop();
    },
    { auto: true, scope: 'worker' },
  ],
  expectedErrors: [[], { option: true }],
  complaints: [
    async ({ context, expectedErrors }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') {
          complaints.push(`${message.text()} (${message.location().url})`);
        }
      });
      context.on('weberror', (error) => complaints.push(error.error().message));
      await use(complaints);
      const known = [...HARMLESS, ...expectedErrors];
      expect(complaints.filter((text) => !known.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
});
