import { startProduct } from './product.ts';

/**
 * Starts the product once for all browser tests and names the meeting's address in MEETING_URL; one that runs
 * already may be named there. A test that needs a product of its own calls `startProduct`.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.MEETING_URL) return async () => {};
  const product = await startProduct();
  process.env.MEETING_URL = product.meetingUrl;
  const tell = (code: number | null) => {
    process.stderr.write(`The product ended in the middle of the tests (${code}):\n${product.output()}`);
  };
  product.process.once('exit', tell);
  return async () => {
    product.process.off('exit', tell);
    await product.stop();
  };
}
