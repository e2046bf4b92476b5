import { EXIT_CODES, StartError } from '../../../../scripts/start/errors.ts';
import { readSettings } from '../../../../scripts/start/settings.ts';

function problem(env: NodeJS.ProcessEnv, args: readonly string[] = []): StartError {
  try {
    readSettings(env, args);
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error('the settings were taken');
}

test('with nothing set, the meeting is on port 3000 of this machine alone, its data beside the project', () => {
  expect(readSettings({}, [])).toMatchObject({ port: 3000, host: '127.0.0.1' });
  expect(readSettings({}, []).dataDir).toMatch(/[\\/]data$/);
});

test.each(['abc', '-1', '70000', '3000.5'])(
  '[START-9] PORT=%s is refused by name, with exit code 2',
  (port) => {
    expect(problem({ PORT: port }).message).toContain(`PORT is "${port}"`);
    expect(problem({ PORT: port }).exitCode).toBe(EXIT_CODES.setting);
  },
);

test('[START-9] a HOST from which a sign-in is impossible is refused by name', () => {
  expect(problem({ HOST: '192.168.1.20' }).message).toContain('HOST is "192.168.1.20"');
});

test('[START-9] an unknown option is refused, and the settings are named', () => {
  expect(problem({}, ['--port=80']).message).toMatch(
    /"--port=80" is not understood.*--deck <file>.*PORT, HOST and DATA_DIR/,
  );
  expect(problem({}, ['deck.pdf']).message).toMatch(/"deck\.pdf" is not understood/);
  expect(problem({}, ['--deck']).message).toMatch(/"--deck" is not understood/);
});

test('[START-10] a deck and a folder of decks exclude each other', () => {
  expect(problem({}, ['--deck=']).message).toBe('--deck names no file.');
  expect(problem({ DECK_DIR: '/srv/decks' }, ['--deck', 'a.pdf']).message).toMatch(/together with DECK_DIR/);
  expect(readSettings({ DECK_DIR: '/srv/decks' }, [])).not.toHaveProperty('deck');
});

test('the key of a Fluid service elsewhere is taken with its address only', () => {
  const key = { SECRET_FLUID_KEY: 'a key that is long enough for everybody' };
  expect(readSettings({ ...key, FLUID_ENDPOINT: 'http://127.0.0.1:1' }, []).fluidKey).toBe(
    key.SECRET_FLUID_KEY,
  );
  expect(readSettings(key, [])).not.toHaveProperty('fluidKey');
});
