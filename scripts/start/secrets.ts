import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Generated on this machine, for this machine: the simulated tenant and the local Fluid service know no others. */
export interface LocalSecrets {
  readonly entraClientSecret: string;
  readonly fluidKey: string;
  readonly serverKey: string;
}

const FILE = 'local-secrets.json';
const OWNER_ONLY = 0o600;
const SECRET_BYTES = 32;

/** The data folder's secrets, generated on its first use. */
export function localSecrets(dataDir: string): LocalSecrets {
  const file = join(dataDir, FILE);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const secrets = { entraClientSecret: secret(), fluidKey: secret(), serverKey: secret() };
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: OWNER_ONLY });
    return secrets;
  }
}

function secret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
