import { unzipSync } from 'fflate';
import { buildPackage, type SchemaCheck } from '../../../scripts/package/build.ts';
import { readEnvironment } from '../../../scripts/package/environment.ts';
import { ProjectCopy } from './project-copy.ts';

const FINE: SchemaCheck = async () => [];

/** How a template names a variable. */
const uses = (variable: string) => `\${{${variable}}}`;

let copy: ProjectCopy;

beforeEach(() => {
  copy = new ProjectCopy();
});

afterEach(() => {
  copy.remove();
});

async function build(checkSchema: SchemaCheck = FINE) {
  const environment = readEnvironment(copy.root, 'local');
  if (!environment) throw new Error('no environment');
  return buildPackage(copy.root, environment, checkSchema);
}

async function problems(): Promise<readonly string[]> {
  const built = await build();
  return 'problems' in built ? built.problems : [];
}

function manifestIn(bytes: Uint8Array) {
  return JSON.parse(Buffer.from(unzipSync(bytes)['manifest.json'] ?? []).toString());
}

async function zip(): Promise<Uint8Array> {
  const built = await build();
  if ('problems' in built) throw new Error(built.problems.join('\n'));
  return built.zip;
}

describe('the Teams package', () => {
  it('[PACKAGE-1] holds the filled-in manifest, the other language and both icons, and nothing else', async () => {
    const files = unzipSync(await zip());
    expect(Object.keys(files)).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());
    expect(manifest).toMatchObject({
      name: { short: 'Dialogkort (lokal)' },
      validDomains: ['localhost:3001'],
    });
    expect(JSON.stringify(manifest)).not.toContain(uses('').slice(0, 3));
    const english = JSON.parse(Buffer.from(files['en.json'] ?? []).toString());
    expect(english).toMatchObject({ 'name.short': 'Dialogue cards (lokal)' });
  });

  it('[PACKAGE-2] is the same to the byte whenever and wherever it is made', async () => {
    const first = await zip();
    const other = new ProjectCopy();
    copy.remove();
    copy = other;
    expect(Buffer.from(await zip()).equals(first)).toBe(true);
  });

  it("[PACKAGE-3] is not made when Microsoft's schema objects", async () => {
    expect(await build(async () => ['/name must have short.'])).toEqual({
      problems: ['appPackage/manifest.json: /name must have short.'],
    });
  });

  it('[PACKAGE-4] names a variable that the manifest uses and the environment does not have', async () => {
    copy.replace('appPackage/manifest.json', uses('TEAMS_APP_ID'), uses('TEAMS_ID'));
    expect(await problems()).toEqual([
      'appPackage/manifest.json: uses TEAMS_ID, which env/.env.local does not have.',
    ]);
  });

  it('[PACKAGE-5] keeps secrets out', async () => {
    copy.write('env/.env.local.user', 'SECRET_ENTRA_CLIENT_SECRET=hush\n');
    copy.replace('appPackage/en.json', uses('APP_NAME_SUFFIX'), uses('SECRET_ENTRA_CLIENT_SECRET'));
    const found = await problems();
    expect(found[0]).toContain('uses the secret SECRET_ENTRA_CLIENT_SECRET');
    expect(found.join()).not.toContain('hush');
  });

  it('[PACKAGE-6] says which file is missing, broken or out of place', async () => {
    copy.replace('appPackage/manifest.json', '"outline.png"', '"../outline.png"');
    copy.replace('appPackage/manifest.json', '"color.png"', '"colour.png"');
    copy.write('appPackage/en.json', '{');
    expect(await problems()).toEqual([
      'appPackage/en.json: is not valid JSON.',
      'appPackage/colour.png: is missing.',
      'appPackage/../outline.png: must lie in appPackage itself.',
    ]);
  });

  it('[PACKAGE-6] names the part that a manifest lacks', async () => {
    copy.replace('appPackage/manifest.json', '"validDomains"', '"domains"');
    expect(await problems()).toEqual([expect.stringMatching(/^appPackage\/manifest\.json: validDomains: /)]);
  });

  it('[PACKAGE-7] has a name that still fits after the suffix', async () => {
    copy.write('env/.env.local.user', 'APP_NAME_SUFFIX=" til den store fællesprøve"\n');
    expect(await problems()).toEqual([
      'appPackage/en.json: name.short is 40 characters long. Expected: at most 30.',
    ]);
  });

  it('[PACKAGE-7] says the same in both languages', async () => {
    copy.replace('appPackage/en.json', '"description.short"', '"description.brief"');
    expect(await problems()).toEqual([
      'appPackage/en.json: description.brief is not a text of this app.',
      'appPackage/en.json: description.short is missing.',
    ]);
  });

  it('[PACKAGE-8] asks only for permissions that Teams knows, in the way they can be had', async () => {
    copy.replace('appPackage/manifest.json', 'MeetingStage.Write.Chat', 'MeetingStage.Write.Chats');
    copy.replace('appPackage/manifest.json', /(ChatMember[^}]*)"Application"/, '$1"Delegated"');
    expect(await problems()).toEqual([
      'appPackage/manifest.json: MeetingStage.Write.Chats is not a resource-specific permission for chats, meetings and teams.',
      'appPackage/manifest.json: ChatMember.Read.Chat has the type Delegated. Expected: Application.',
    ]);
  });

  it('[PACKAGE-9] opens pages and asks for tokens on its own domain only', async () => {
    copy.replace(
      'appPackage/manifest.json',
      `"${uses('TAB_ENDPOINT')}/panel`,
      '"https://elsewhere.example/panel',
    );
    copy.replace('appPackage/manifest.json', `api://${uses('TAB_DOMAIN')}`, 'api://elsewhere.example');
    const found = await problems();
    expect(found[0]).toContain('contentUrl is on elsewhere.example, not in validDomains');
    expect(found[1]).toContain('Expected: api://localhost:3001/');
  });

  it('[PACKAGE-14] has a static tab in meetings, chats and channel meetings, which is there without settings', async () => {
    const { staticTabs, configurableTabs, defaultGroupCapability } = manifestIn(await zip());
    expect(staticTabs).toEqual([
      expect.objectContaining({
        contentUrl: 'https://localhost:3001/panel?theme={theme}&locale={locale}',
        websiteUrl: 'https://localhost:3001/',
        scopes: ['groupChat', 'team'],
      }),
    ]);
    expect(configurableTabs).toBeUndefined();
    expect(defaultGroupCapability).toEqual({ meetings: 'tab', groupchat: 'tab', team: 'tab' });
  });

  it('[PACKAGE-15] has the configurable tab of earlier releases instead when TAB_KIND says so', async () => {
    copy.write('env/.env.local.user', 'TAB_KIND=configurable\n');
    const bytes = await zip();
    const { staticTabs, configurableTabs } = manifestIn(bytes);
    expect(staticTabs).toBeUndefined();
    expect(configurableTabs).toEqual([
      expect.objectContaining({
        id: 'table',
        configurationUrl: 'https://localhost:3001/configure?theme={theme}&locale={locale}',
        scopes: ['groupChat', 'team'],
        context: expect.arrayContaining(['meetingSidePanel', 'meetingStage']),
      }),
    ]);
    expect(Buffer.from(unzipSync(bytes)['en.json'] ?? []).toString()).not.toContain('staticTabs');
  });

  it('[PACKAGE-15] never has both kinds of tab in one scope, nor none', async () => {
    copy.replace(
      'appPackage/manifest.json',
      '"supportsChannelFeatures"',
      `"configurableTabs": [{ "configurationUrl": "${uses('TAB_ENDPOINT')}/configure", "scopes": ["team"] }],
       "supportsChannelFeatures"`,
    );
    expect(await problems()).toEqual([
      'appPackage/manifest.json: has a static and a configurable tab in the scope team.',
    ]);
    copy.replace('appPackage/manifest.json', '"configurableTabs"', '"otherTabs"');
    copy.replace('appPackage/manifest.json', '"staticTabs"', '"noTabs"');
    expect(await problems()).toContain('appPackage/manifest.json: has no tab.');
  });

  it('[PACKAGE-16] declares the features of channels that Teams wants of an app for teams', async () => {
    copy.replace('appPackage/manifest.json', /"supportsChannelFeatures": "tier1",/, '');
    expect(await problems()).toEqual([
      'appPackage/manifest.json: has a tab in the scope team. Expected: "supportsChannelFeatures": "tier1".',
    ]);
    copy.replace('appPackage/manifest.json', '["groupChat", "team"]', '["groupChat"]');
    expect(await problems()).toEqual([]);
  });

  it('[PACKAGE-10] has the version of the app', async () => {
    copy.replace('appPackage/manifest.json', /"version": "[^"]*"/, '"version": "0.0.9"');
    expect(await problems()).toEqual([expect.stringContaining('version is 0.0.9. Expected: ')]);
  });
});
