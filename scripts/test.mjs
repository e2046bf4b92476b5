// `npm test`: every check of the project, or the named ones. See scripts/test/main.ts.
import { runOnOwnNode } from './bootstrap.mjs';

runOnOwnNode('scripts/test/main.ts', process.argv.slice(2));
