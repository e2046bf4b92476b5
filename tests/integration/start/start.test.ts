import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type RunningProduct, startProduct } from '../../support/e2e/product.ts';
import { gone, partsOf } from '../../support/processes.ts';
import { until } from '../../support/relay/until.ts';

// The first start may have to build the client.
const BUILD_AND_START_MS = 240_000;

jest.setTimeout(BUILD_AND_START_MS);

function pidOf(product: RunningProduct): number {
  const { pid } = product.process;
  if (pid === undefined) throw new Error('the product is not running');
  return pid;
}

describe('one command', () => {
  let product: RunningProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  test('[START-1] prints the address of the meeting first, and the meeting answers there', async () => {
    const response = await fetch(product.meetingUrl);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>');
  });

  test('[START-1] tells in two languages what to do next', async () => {
    for (const words of ['Åbn adressen', 'Open the address']) {
      await until(() => product.output().includes(words), words);
    }
  });

  test('[START-3] a port in use is reported in a sentence, with exit code 3', async () => {
    const { port } = new URL(product.meetingUrl);
    await expect(startProduct({ PORT: port })).rejects.toThrow(
      new RegExp(`exit code 3:\\s+Port ${port} is in use by another program`),
    );
  });

  test('[START-8] a second start on the same data folder is refused in a sentence', async () => {
    await expect(startProduct({ DATA_DIR: product.dataDir })).rejects.toThrow(
      /exit code 4:\s+Another start uses the data folder/,
    );
  });

  test('[START-4] a data folder that cannot be written is reported in a sentence, with exit code 4', async () => {
    await expect(startProduct({ DATA_DIR: `${process.execPath}/data` })).rejects.toThrow(
      /exit code 4:\s+The data folder .* cannot be written/,
    );
  });

  test('[START-9] an invalid setting is reported by name, with exit code 2', async () => {
    await expect(startProduct({ PORT: 'abc' })).rejects.toThrow(/exit code 2:\s+PORT is "abc"/);
  });
});

test('[START-2] Ctrl-C ends every part, leaves no process and no lock behind, and exits with 0', async () => {
  const product = await startProduct();
  const parts = partsOf(pidOf(product));
  expect(parts.map(({ command }) => /src\/(\w+)\/main/.exec(command)?.[1]).sort()).toEqual([
    'server',
    'simulator',
  ]);
  const left: string[] = [];
  product.process.once('exit', () => left.push(...readdirSync(product.dataDir)));
  expect(await product.stop()).toBe(0);
  expect(await gone(parts)).toBe(true);
  expect(left).not.toContain('.probe');
});

test('[START-5] a part that is killed is named, everything ends, and the exit code is 6', async () => {
  const product = await startProduct();
  const parts = partsOf(pidOf(product));
  const exited = once(product.process, 'close');
  const server = parts.find(({ command }) => command.includes('src/server/main'));
  process.kill(server?.pid ?? Number.NaN, 'SIGKILL');
  const [code] = await exited;
  expect(code).toBe(6);
  expect(product.output()).toContain('The app server was killed (SIGKILL), so everything ends.');
  expect(await gone(parts)).toBe(true);
  await product.stop();
});

test('[START-6] when the start itself is killed, its parts end by themselves', async () => {
  const product = await startProduct();
  const parts = partsOf(pidOf(product));
  expect(parts.length).toBeGreaterThan(0);
  process.kill(pidOf(product), 'SIGKILL');
  expect(await gone(parts)).toBe(true);
  await product.stop();
});
