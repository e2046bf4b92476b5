/** Secrets that container platforms provide as files: `SECRET_SERVER_KEY_FILE=/run/secrets/server-key`. */

export type Environment = Readonly<Record<string, string | undefined>>;
export interface SecretsReading {
  readonly environment: Environment;
  /** By the setting's name; never with a file's content. */
  readonly problems: readonly string[];
}

const SUFFIX = '_FILE';
const HOLDS_A_SECRET = /^(SECRET_[A-Z_]+|DATABASE_URL)$/;

/**
 * Replaces each `…_FILE` setting by the file's content, without the line end that editors add. `read` throws as
 * Node's `readFileSync` does.
 */
export function withSecretFiles(environment: Environment, read: (file: string) => string): SecretsReading {
  const complete: Record<string, string | undefined> = { ...environment };
  const problems: string[] = [];
  for (const [name, file] of Object.entries(environment)) {
    const setting = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : '';
    if (!HOLDS_A_SECRET.test(setting) || !file?.trim()) continue;
    if (complete[setting]?.trim()) {
      problems.push(`${setting} is set together with ${name}: set one of them`);
      continue;
    }
    try {
      complete[setting] = read(file.trim()).trim();
    } catch (error) {
      problems.push(`${name} names a file that cannot be read (${codeOf(error)})`);
    }
  }
  return { environment: complete, problems };
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}
