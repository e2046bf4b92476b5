import { checkEnvironment, listEnvironments, readEnvironment } from '../../../scripts/package/environment.ts';
import { ProjectCopy } from './project-copy.ts';

let copy: ProjectCopy;

beforeEach(() => {
  copy = new ProjectCopy();
});

afterEach(() => {
  copy.remove();
});

function check(name: string): readonly string[] {
  const environment = readEnvironment(copy.root, name);
  if (!environment) throw new Error(`no environment ${name}`);
  return checkEnvironment(environment);
}

describe('the values of an environment', () => {
  it('[PACKAGE-11] are complete for a developer who has just cloned the project', () => {
    expect(check('local')).toEqual([]);
  });

  it('[PACKAGE-4] are named one by one where they are missing, with what is expected', () => {
    const found = check('dev');
    expect(found).toHaveLength(8);
    expect(found[0]).toBe(
      'env/.env.dev: TEAMS_APP_ID is empty. Expected: the id of the app in Teams, a GUID.',
    );
  });

  it.each([
    ['TEAMS_APP_ID', '6f1c2f5e'],
    ['TAB_ENDPOINT', 'http://localhost:3001'],
    ['TAB_ENDPOINT', 'https://localhost:3001/'],
    ['TAB_ENDPOINT', 'localhost'],
    ['TAB_DOMAIN', 'localhost'],
    ['TAB_DOMAIN', 'https://localhost:3001'],
    ['TAB_KIND', 'both'],
    ['ENTRA_CLIENT_ID', 'not a guid'],
    ['DEVELOPER_NAME', ' '],
    ['DEVELOPER_NAME', 'En kommune med et ganske usædvanligt langt navn'],
    ['DEVELOPER_PRIVACY_URL', 'http://kommune.example/privatliv'],
    ['TEAMSFX_ENV', 'dev'],
  ])('[PACKAGE-4] are refused when %s is "%s", with the file that says so', (variable, value) => {
    copy.write('env/.env.local.user', `${variable}="${value}"\n`);
    const found = check('local').filter((problem) => problem.includes(`: ${variable} is `));
    expect(found).toEqual([expect.stringMatching(/^env\/\.env\.local\.user: .* Expected: /)]);
  });

  it('[PACKAGE-15] need not say how the tab is added', () => {
    copy.replace('env/.env.local', 'TAB_KIND=static', '');
    expect(check('local')).toEqual([]);
  });

  it('[PACKAGE-5] must not hold a secret in the committed file', () => {
    copy.replace('env/.env.local', 'TEAMSFX_ENV=local', 'TEAMSFX_ENV=local\nSECRET_SERVER_KEY=hush');
    const found = check('local');
    expect(found).toEqual([expect.stringContaining('SECRET_SERVER_KEY is a secret')]);
    expect(found.join()).not.toContain('hush');
  });

  it('[PACKAGE-12] are listed by name, private files left out', () => {
    copy.write('env/.env.local.user', '');
    copy.write('env/.env.aarhus', '');
    expect(listEnvironments(copy.root)).toEqual(['aarhus', 'dev', 'local', 'prod', 'test']);
  });

  it.each(['nope', 'local.user', '../env/.env.local', ''])('[PACKAGE-12] do not exist for "%s"', (name) => {
    expect(readEnvironment(copy.root, name)).toBeUndefined();
  });
});
