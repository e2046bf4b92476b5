import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What Fluid's clients compress and expand with. It has no types. */
export const lz4js: {
  compress(bytes: Uint8Array): Uint8Array;
  decompress(bytes: Uint8Array, maxBytes?: number): Uint8Array;
} = createRequire(join(process.cwd(), 'package.json'))('lz4js');
