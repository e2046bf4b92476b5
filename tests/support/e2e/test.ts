import { test as base, expect } from '@playwright/test';

const HARMLESS = [
  // On import teams-js asks Microsoft's CDN for its list of hosts; without the internet it takes the one it carries.
  /https:\/\/res\.cdn\.office\.net\//,
  // Of two people who lay out the table in the same instant one learns by a refusal that it is there already.
  /409 \(Conflict\).*\/api\/sessions\/[^/]+\/token/,
  /There is a document already\./,
  // A summary whose writer leaves in the middle of it is written by the next one.
  /fluid:telemetry:Summarizer:.*(Summarize_cancel|SummarizeFailed)/,
];

interface Fixtures {
  /** Errors that this test brings about on purpose, such as a cut network. */
  readonly expectedErrors: readonly RegExp[];
  /** Everything a browser complains about: script errors, refused contents, failed loads. */
  readonly complaints: readonly string[];
}

/** A test that fails when any page or frame complains. */
export const test = base.extend<Fixtures>({
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
