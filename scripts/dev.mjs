// `npm run dev`: the product while it is being changed. See scripts/dev/main.ts.
import { runOnOwnNode } from './bootstrap.mjs';

runOnOwnNode('scripts/dev/main.ts', process.argv.slice(2));
