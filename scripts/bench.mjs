// `npm run bench`: measures the product, each figure beside a baseline. See bench/README.md.
import { runOnOwnNode } from './bootstrap.mjs';

runOnOwnNode('bench/main.ts', process.argv.slice(2));
