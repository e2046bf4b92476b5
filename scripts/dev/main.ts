/**
 * The product while it is being changed; docs/develop.md goes through it. `npm run dev` plays the simulated meeting,
 * `npm run dev -- --env <name>` serves a real tenant through a tunnel. Exit codes are those of `npm start`.
 */
import { untilStopped } from '../start/untilStopped.ts';
import { readDevSettings } from './devSettings.ts';
import { runDev } from './runDev.ts';

await untilStopped((output, stopping) =>
  runDev(readDevSettings(process.env, process.argv.slice(2)), output, stopping),
);
