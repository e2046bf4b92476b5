/**
 * `npm test -- layers`: checks the imports in src against lint/layerRules.ts; or in another folder if one is named.
 */

import { ROOT } from './lib/root.ts';
import { forbiddenImports } from './lint/layers.ts';

const lines = await forbiddenImports(process.argv[2] ?? ROOT);
for (const line of lines) console.error(line);
process.exitCode = lines.length > 0 ? 1 : 0;
