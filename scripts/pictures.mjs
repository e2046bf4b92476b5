// `npm run pictures`: makes the README's pictures anew, from a meeting that is held for them. See scripts/pictures/main.ts.
import { runOnOwnNode } from './bootstrap.mjs';

runOnOwnNode('scripts/pictures/main.ts', process.argv.slice(2));
