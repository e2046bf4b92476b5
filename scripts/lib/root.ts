import { dirname } from 'node:path';

/** The project's root folder. */
export const ROOT = dirname(dirname(import.meta.dirname));
