/**
 * Names of the people at the table, decrypted by the server for a guest: one request for everybody who has just
 * appeared.
 */
import { ENCRYPTED_NAMES_AT_ONCE } from '../../shared/contract/limits.ts';
import type { DecryptName } from '../../shared/encryptedName.ts';

/** Many people appear at once when a page opens. */
const GATHER_MS = 100;

interface Waiting {
  readonly id: string;
  readonly sealed: string;
  readonly tell: (name: string) => void;
}

/**
 * `ask` takes encrypted names by pseudonym and returns names; it retries by itself and rejects when that is useless.
 */
export function guestNameDecrypter(
  ask: (sealed: Readonly<Record<string, string>>) => Promise<Readonly<Record<string, string>>>,
): DecryptName {
  let waiting: Waiting[] = [];
  /** By pseudonym. People reappear after every reconnect, when a guest's ticket may have expired. */
  const known = new Map<string, string>();

  const askTogether = async () => {
    const some = waiting.slice(0, ENCRYPTED_NAMES_AT_ONCE);
    waiting = waiting.slice(ENCRYPTED_NAMES_AT_ONCE);
    if (waiting.length > 0) void askTogether();
    const sealed = Object.fromEntries(some.map((one) => [one.id, one.sealed]));
    const names = await ask(sealed).catch((): Readonly<Record<string, string>> => ({}));
    for (const { id, tell } of some) {
      const name = names[id];
      if (name !== undefined) known.set(id, name);
      tell(name ?? '');
    }
  };

  return (id, sealed) =>
    new Promise((tell) => {
      const name = known.get(id);
      if (name !== undefined) {
        tell(name);
        return;
      }
      if (waiting.length === 0) setTimeout(() => void askTogether(), GATHER_MS);
      waiting.push({ id, sealed, tell });
    });
}
