// `npm run bench`: the product's figures, each beside its baseline. See bench/README.md.
import { runOnOwnNode } from './bootstrap.mjs';

runOnOwnNode('bench/main.ts', process.argv.slice(2));
