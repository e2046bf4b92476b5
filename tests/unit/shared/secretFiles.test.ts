import { withSecretFiles } from '../../../src/shared/secretFiles.ts';

const FILES: Readonly<Record<string, string>> = {
  '/run/secrets/server-key': 'a key\n',
  '/run/secrets/database': 'postgres://u:p@h/d\r\n',
};

function read(file: string): string {
  const text = FILES[file];
  if (text === undefined) throw Object.assign(new Error(`no such file: ${file}`), { code: 'ENOENT' });
  return text;
}

describe('[TENANT-1] a secret that a platform hands over as a file', () => {
  test('takes the place of the setting, without the line end', () => {
    const { environment, problems } = withSecretFiles(
      {
        PORT: '3000',
        SECRET_SERVER_KEY_FILE: '/run/secrets/server-key',
        DATABASE_URL_FILE: ' /run/secrets/database ',
        SECRET_FLUID_KEY_FILE: '',
      },
      read,
    );
    expect(problems).toEqual([]);
    expect(environment).toMatchObject({
      PORT: '3000',
      SECRET_SERVER_KEY: 'a key',
      DATABASE_URL: 'postgres://u:p@h/d',
    });
    expect(environment.SECRET_FLUID_KEY).toBeUndefined();
  });

  test('is for secrets: no other setting is read from a file', () => {
    const { environment } = withSecretFiles({ APP_ORIGIN_FILE: '/run/secrets/server-key' }, read);
    expect(environment.APP_ORIGIN).toBeUndefined();
  });

  test('a missing file is reported by the setting’s name', () => {
    const { problems } = withSecretFiles({ SECRET_SERVER_KEY_FILE: '/run/secrets/gone' }, read);
    expect(problems).toEqual(['SECRET_SERVER_KEY_FILE names a file that cannot be read (ENOENT)']);
  });

  test('a setting given twice is reported, because the choice is ambiguous', () => {
    const { problems } = withSecretFiles(
      { SECRET_SERVER_KEY: 'other', SECRET_SERVER_KEY_FILE: '/run/secrets/server-key' },
      read,
    );
    expect(problems).toEqual([
      'SECRET_SERVER_KEY is set together with SECRET_SERVER_KEY_FILE: set one of them',
    ]);
  });
});
