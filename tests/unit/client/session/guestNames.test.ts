import { guestNameDecrypter } from '../../../../src/client/session/guestNames.ts';

describe('[PRIVACY-13] guestNameDecrypter', () => {
  test('asks once for all people who appear together', async () => {
    const asked: object[] = [];
    const open = guestNameDecrypter(async (sealed) => {
      asked.push(sealed);
      return { anna: 'Anna' };
    });
    expect(await Promise.all([open('anna', 'sealed:1:a'), open('bo', 'sealed:1:b')])).toEqual(['Anna', '']);
    expect(await open('carl', 'sealed:1:c')).toBe('');
    expect(asked).toEqual([{ anna: 'sealed:1:a', bo: 'sealed:1:b' }, { carl: 'sealed:1:c' }]);
  });

  test('caches decrypted names, also when the ticket has ended meanwhile', async () => {
    const answers = [{ anna: 'Anna' }];
    const open = guestNameDecrypter(async () => answers.shift() ?? Promise.reject(new Error('ended')));
    expect(await open('anna', 'sealed:1:a')).toBe('Anna');
    expect(await open('anna', 'sealed:1:again')).toBe('Anna');
  });

  test('knows no names when the server refuses', async () => {
    const open = guestNameDecrypter(() => Promise.reject(new Error('no')));
    expect(await open('anna', 'sealed:1:a')).toBe('');
  });
});
