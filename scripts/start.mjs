// `npm start`: the whole product on this machine. See scripts/start/main.ts.
import { runOnOwnNode } from './bootstrap.mjs';

runOnOwnNode('scripts/start/main.ts', process.argv.slice(2));
