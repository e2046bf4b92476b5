import { runProduct } from './product.ts';
import { readSettings } from './settings.ts';
import { untilStopped } from './untilStopped.ts';

await untilStopped((output, stopping) =>
  runProduct(readSettings(process.env, process.argv.slice(2)), output, stopping),
);
