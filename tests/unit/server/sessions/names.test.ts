import { createNames, havePagesCryptography } from '../../../../src/server/sessions/names.ts';
import { nameDecrypter } from '../../../../src/shared/encryptedName.ts';

const names = createNames(new Uint8Array(32).fill(7), true);

describe('[PRIVACY-4] a name for the Fluid service', () => {
  test('is decrypted with the session’s key, and reveals nothing without it', async () => {
    const sealed = names.encrypt('session-1', 'bo', 'Bo Bækgård 🌱');
    const bytes = Buffer.from(sealed.split(':')[2] ?? '', 'base64url');
    expect(bytes.length).toBeGreaterThan('Bo Bækgård'.length);
    expect(bytes.includes('Bækgård')).toBe(false);
    expect(await nameDecrypter(names.keyOf('session-1'))('bo', sealed)).toBe('Bo Bækgård 🌱');
  });

  test('opens neither with another session’s key, nor for another person, nor without a key', async () => {
    const sealed = names.encrypt('session-1', 'bo', 'Bo Bak');
    expect(await nameDecrypter(names.keyOf('session-2'))('bo', sealed)).toBe('');
    expect(await nameDecrypter(names.keyOf('session-1'))('anna', sealed)).toBe('');
    expect(await nameDecrypter(undefined)('bo', sealed)).toBe('');
    const at = sealed.length - 3;
    const other = sealed[at] === 'A' ? 'B' : 'A';
    const forged = sealed.slice(0, at) + other + sealed.slice(at + 1);
    expect(await nameDecrypter(names.keyOf('session-1'))('bo', forged)).toBe('');
  });

  test('an empty name stays empty, and a plain one stays as it is', async () => {
    expect(names.encrypt('session-1', 'viewer-1', '')).toBe('');
    expect(await nameDecrypter(names.keyOf('session-1'))('bo', 'Bo Bak')).toBe('Bo Bak');
  });

  test.each([
    ['https://dialogkort.example.dk', true],
    ['http://localhost:3000', true],
    ['http://mette.localhost:3000', true],
    ['http://127.0.0.1:3000', true],
    ['http://192.0.2.7:3000', false],
  ])('at %s pages can open it: %s', (origin, can) => {
    expect(havePagesCryptography(origin)).toBe(can);
    const given = createNames(new Uint8Array(32), can);
    expect(given.keyOf('session-1') !== undefined).toBe(can);
    expect(given.encrypt('session-1', 'bo', 'Bo Bak') === 'Bo Bak').toBe(!can);
  });
});
