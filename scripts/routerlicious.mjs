// `npm run test:routerlicious`: the product on the real services of Routerlicious. See scripts/routerlicious/main.ts.
import { runOnOwnNode } from './bootstrap.mjs';

runOnOwnNode('scripts/routerlicious/main.ts', process.argv.slice(2));
