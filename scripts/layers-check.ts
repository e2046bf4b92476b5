/** `npm test -- layers`: no import in src goes against the table in lint/layerRules.ts. */
import { ROOT } from './lib/root.ts';
import { forbiddenImports } from './lint/layers.ts';

const lines = await forbiddenImports(ROOT);
for (const line of lines) console.error(line);
process.exitCode = lines.length > 0 ? 1 : 0;
