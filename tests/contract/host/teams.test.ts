import type { HostTheme, MeetingHost } from '../../../src/host/host.ts';
import { FakeTeams, type FakeTeamsOptions } from './fake-teams.ts';
import { meetingHostContract } from './meeting-host.ts';

const STAGE = 'https://kort.example/stage';
const SETTINGS = {
  name: 'Dialogkort',
  contentUrl: 'https://kort.example/panel',
  websiteUrl: 'https://kort.example/',
  entityId: 'kort',
};
const TEAMS_NAMES: Readonly<Record<HostTheme, string>> = {
  light: 'default',
  dark: 'dark',
  contrast: 'contrast',
};

let teams: FakeTeams | undefined;

beforeEach(() => {
  // teams-js keeps its state in the module: each test gets a page of its own.
  jest.resetModules();
});

afterEach(() => {
  jest.useRealTimers();
  teams?.close();
});

async function connect(options: FakeTeamsOptions = {}, origins: readonly string[] = []) {
  const { connectTeams } = await import('../../../src/host/teams.ts');
  teams = new FakeTeams(options);
  return { teams, connection: connectTeams({ origins }) };
}

async function join(options: FakeTeamsOptions = {}): Promise<{ teams: FakeTeams; host: MeetingHost }> {
  const { teams, connection } = await connect(options);
  const connected = await connection;
  if (!('host' in connected)) throw new Error(`refused: ${connected.refused} ${connected.detail}`);
  return { teams, host: connected.host };
}

meetingHostContract('a side panel in Teams', async () => {
  const { teams, host } = await join();
  return {
    host,
    async changeTheme(theme) {
      const told = new Promise<void>((resolve) => {
        const stop = host.onThemeChange(() => {
          stop();
          resolve();
        });
      });
      teams.emit('themeChange', TEAMS_NAMES[theme]);
      await told;
    },
    async unload() {
      teams.emit('beforeUnload');
      await teams.hears('readyToUnload');
    },
  };
});

describe('saying hello to Teams', () => {
  it("[HOST-8] learns place, theme, language and the meeting's own id", async () => {
    const { host } = await join({ frameContext: 'sidePanel', theme: 'dark' });
    expect(host.context).toEqual({
      place: 'sidePanel',
      theme: 'dark',
      locale: 'da-dk',
      meetingId: 'bWVldGluZw==',
      personMark: expect.any(String),
    });
  });

  it('[HOST-8] distinguishes people who share a device, without identifying them', async () => {
    const markOf = async (userObjectId: string | undefined) => {
      jest.resetModules();
      const joined = await join({ context: { userObjectId } });
      joined.teams.close();
      return joined.host.context.personMark;
    };
    const mette = await markOf('6d3c-mette');
    expect(mette).toMatch(/^[0-9a-z]+$/);
    expect(mette).not.toContain('mette');
    expect(await markOf('6d3c-mette')).toBe(mette);
    expect(await markOf('6d3c-ali')).not.toBe(mette);
    expect(await markOf(undefined)).toBeUndefined();
  });

  it("[HOST-18] takes a chat's own id for its calls, which need not have another", async () => {
    const { host } = await join({ context: { meetingId: undefined, chatId: '19:gruppe@thread.v2' } });
    expect(atob(host.context.meetingId ?? '')).toBe('0#19:gruppe@thread.v2#0');
  });

  it("[HOST-18] puts the team's id behind that of a channel meeting", async () => {
    const channelId = '19:4968@thread.tacv2';
    const inTeam = { teamId: '19:team@thread.tacv2', groupId: '7d2a1b3c-4e5f-4a6b-8c7d-9e0f1a2b3c4d' };
    const { host } = await join({ context: { channelId, ...inTeam } });
    expect(host.context.meetingId).toBe('bWVldGluZw==.7d2a1b3c-4e5f-4a6b-8c7d-9e0f1a2b3c4d');
  });

  it('[HOST-18] takes no channel for a meeting, whatever chat it is said to have', async () => {
    const channel = { channelId: '19:4968@thread.tacv2', chatId: '19:4968@thread.tacv2' };
    const { host } = await join({ context: { meetingId: undefined, ...channel } });
    expect(host.context).not.toHaveProperty('meetingId');
  });

  it.each([
    ['settings', 'configure'],
    ['sidePanel', 'sidePanel'],
    ['meetingStage', 'stage'],
    ['content', 'tab'],
    ['task', 'tab'],
  ])('[HOST-8] knows the frame context %s as the place %s', async (frameContext, place) => {
    const { host } = await join({ frameContext });
    expect(host.context.place).toBe(place);
  });

  it.each([
    ['default', 'light'],
    ['dark', 'dark'],
    ['contrast', 'contrast'],
    ['glass', 'dark'],
    ['a theme of tomorrow', 'light'],
  ])('[HOST-8] shows the theme %s as %s', async (theme, shown) => {
    const { host } = await join({ theme });
    expect(host.context.theme).toBe(shown);
  });

  it('[HOST-9] gives up on a frame that does not answer, long before teams-js does', async () => {
    jest.useFakeTimers();
    const { connection } = await connect({ answers: { initialize: () => 'silence' } });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await connection).toMatchObject({ refused: 'noAnswer' });
  });

  it('[HOST-9] may try again, and gets through when Teams answers then', async () => {
    jest.useFakeTimers();
    const { connection, teams } = await connect({ answers: { getContext: () => 'silence' } });
    await teams.hears('getContext');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await connection).toMatchObject({ refused: 'noAnswer' });
    teams.answer('getContext', () => [{ theme: 'default', locale: 'da-dk', frameContext: 'sidePanel' }]);
    const { connectTeams } = await import('../../../src/host/teams.ts');
    expect(await connectTeams({ origins: [] })).toHaveProperty('host');
  });

  it('[HOST-10] accepts messages from Teams only', async () => {
    jest.useFakeTimers();
    const { connection } = await connect({ origin: 'http://localhost:3000' });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await connection).toMatchObject({ refused: 'noAnswer' });
  });

  it('[HOST-10] hears an origin that it was told of', async () => {
    const { connection } = await connect({ origin: 'http://localhost:3000' }, ['http://localhost:3000']);
    expect(await connection).toHaveProperty('host');
  });

  it('[HOST-7] is what a framed page does', async () => {
    const { chooseHost } = await import('../../../src/host/choose.ts');
    const { FakeBrowser } = await import('./fake-browser.ts');
    teams = new FakeTeams();
    const framed = Object.defineProperty(new FakeBrowser(), 'parent', { value: {} });
    const connection = await chooseHost({ origins: [] }, framed);
    expect('host' in connection && connection.host.context.place).toBe('sidePanel');
  });
});

describe('the shared stage', () => {
  it('[HOST-11] is shared for working together, and can be taken down again', async () => {
    const { teams, host } = await join();
    expect(await host.shareToStage(STAGE)).toEqual({ ok: true });
    expect(teams.heardOf('meeting.shareAppContentToStage')[0]?.args).toEqual([
      STAGE,
      { sharingProtocol: 'Collaborative' },
    ]);
    expect(await host.stopSharing()).toEqual({ ok: true });
  });

  it('[HOST-11] is known to be in use', async () => {
    const { host } = await join({
      answers: { 'meeting.getAppContentStageSharingState': () => [null, { isAppSharing: true }] },
    });
    expect(await host.isSharing()).toEqual({ ok: true });
  });

  it.each([
    [1000, 'notAllowed'],
    [5000, 'notAllowed'],
    [100, 'notSupported'],
    [501, 'notInContext'],
    [9000, 'notSupported'],
    [8001, 'noAnswer'],
    [500, 'failed'],
  ])(
    "[HOST-12] is refused with Teams' code %i as %s, with Teams' own words kept",
    async (errorCode, refused) => {
      const { host } = await join({
        answers: { 'meeting.shareAppContentToStage': () => [{ errorCode, message: 'no' }, null] },
      });
      expect(await host.shareToStage(STAGE)).toEqual({ refused, detail: expect.stringContaining('no') });
    },
  );

  it.each([
    ['says that this person may share here', [null, { doesAppHaveSharePermission: true }], 'failed'],
    [
      'says that this person may not share here',
      [null, { doesAppHaveSharePermission: false }],
      'notInContext',
    ],
    ['does not know that question', [{ errorCode: 100 }, null], 'notInContext'],
  ])('[HOST-17] is refused with code 501 where Teams %s as %s', async (_what, answer, refused) => {
    const { teams, host } = await join({
      answers: {
        'meeting.shareAppContentToStage': () => [{ errorCode: 501, message: 'no' }, null],
        'meeting.getAppContentStageSharingCapabilities': () => answer,
      },
    });
    expect(await host.shareToStage(STAGE)).toMatchObject({ refused });
    expect(teams.heardOf('meeting.getAppContentStageSharingCapabilities')).toHaveLength(1);
  });

  it('[HOST-12] is not taken for shared when Teams says neither yes nor no', async () => {
    const { host } = await join({ answers: { 'meeting.shareAppContentToStage': () => [null, null] } });
    expect(await host.shareToStage(STAGE)).toMatchObject({ refused: 'failed' });
  });

  it('[HOST-13] is given up on when Teams never answers', async () => {
    const { host } = await join({ answers: { 'meeting.shareAppContentToStage': () => 'silence' } });
    jest.useFakeTimers();
    const reply = host.shareToStage(STAGE);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await reply).toMatchObject({ refused: 'noAnswer' });
  });

  it.each(['content', 'settings'])(
    '[HOST-12] is out of reach from the frame context %s',
    async (frameContext) => {
      const { teams, host } = await join({ frameContext });
      expect(await host.shareToStage(STAGE)).toMatchObject({ refused: 'notSupported' });
      expect(await host.isSharing()).toMatchObject({ refused: 'notSupported' });
      expect(teams.heardOf('meeting.shareAppContentToStage')).toEqual([]);
    },
  );
});

describe('the token of the signed-in person', () => {
  it('[HOST-14] is asked for once by those who ask at the same time', async () => {
    const { teams, host } = await join();
    const replies = await Promise.all([host.getAuthToken(), host.getAuthToken()]);
    expect(replies).toEqual([{ ok: 'token-1' }, { ok: 'token-1' }]);
    expect(teams.heardOf('authentication.getAuthToken')).toHaveLength(1);
  });

  it('[HOST-14] is missing when consent is, and asked for anew the next time', async () => {
    const { teams, host } = await join({
      answers: { 'authentication.getAuthToken': () => [false, 'resourceRequiresConsent'] },
    });
    expect(await host.getAuthToken()).toEqual({ refused: 'noConsent', detail: 'resourceRequiresConsent' });
    teams.answer('authentication.getAuthToken', () => [true, 'token-2']);
    expect(await host.getAuthToken()).toEqual({ ok: 'token-2' });
  });

  it.each([
    ['noConsent', 'resourceRequiresConsent'],
    ['noConsent', 'invalid_resource'],
    ['noConsent', 'AADSTS65001: The user or administrator has not agreed to use the application.'],
    ['noConsent', 'AADSTS500011: The resource principal was not found in the tenant.'],
    ['noToken', 'CancelledByUser'],
    ['noToken', 'resourceRequiresMfa'],
    ['noToken', 'AADSTS50058: A silent sign-in request was sent but no user is signed in.'],
  ])('[HOST-16] is refused as %s when Teams says %s', async (refused, reason) => {
    const { host } = await join({ answers: { 'authentication.getAuthToken': () => [false, reason] } });
    expect(await host.getAuthToken()).toEqual({ refused, detail: reason });
  });

  it('[HOST-14] is not requested for people without an account', async () => {
    const { teams, host } = await join({ context: { userLicenseType: 'Anonymous' } });
    expect(await host.getAuthToken()).toMatchObject({ refused: 'noToken' });
    expect(teams.heardOf('authentication.getAuthToken')).toEqual([]);
  });

  it('[HOST-13] is waited for as long as a person needs to read a consent dialogue, and no longer', async () => {
    const { host } = await join({ answers: { 'authentication.getAuthToken': () => 'silence' } });
    jest.useFakeTimers();
    const reply = host.getAuthToken();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await reply).toMatchObject({ refused: 'noAnswer' });
  });
});

describe('saving the settings page', () => {
  it("[HOST-15] may be pressed, does the app's part first and then keeps the tab", async () => {
    const { teams, host } = await join({ frameContext: 'settings' });
    const order: string[] = [];
    const reply = host.onSave(SETTINGS, async () => {
      order.push(...teams.heardOf('settings.setSettings').map(() => 'saved too early'), 'prepared');
    });
    expect(reply).toEqual({ ok: true });
    expect((await teams.hears('settings.setValidityState')).args).toEqual([true]);
    teams.emit('settings.save', {});
    await teams.hears('settings.save.success');
    expect(order).toEqual(['prepared']);
    expect((await teams.hears('settings.setSettings')).args).toEqual([
      {
        entityId: 'kort',
        contentUrl: 'https://kort.example/panel',
        websiteUrl: 'https://kort.example/',
        suggestedDisplayName: 'Dialogkort',
      },
    ]);
  });

  it('[HOST-15] stores the last settings', async () => {
    const { teams, host } = await join({ frameContext: 'settings' });
    host.onSave(SETTINGS, async () => {});
    host.onSave({ ...SETTINGS, name: 'Bordet' }, async () => {});
    teams.emit('settings.save', {});
    await teams.hears('settings.save.success');
    expect((await teams.hears('settings.setSettings')).args).toMatchObject([
      { suggestedDisplayName: 'Bordet' },
    ]);
  });

  it("[HOST-15] keeps nothing when the app's part fails, and says why", async () => {
    const { teams, host } = await join({ frameContext: 'settings' });
    host.onSave(SETTINGS, () => Promise.reject(new Error('no deck chosen')));
    teams.emit('settings.save', {});
    expect((await teams.hears('settings.save.failure')).args).toEqual(['no deck chosen']);
    expect(teams.heardOf('settings.setSettings')).toEqual([]);
  });

  it('[HOST-15] fails when Teams will not keep the tab', async () => {
    const { teams, host } = await join({
      frameContext: 'settings',
      answers: { 'settings.setSettings': () => [false, 'invalid address'] },
    });
    host.onSave(SETTINGS, async () => {});
    teams.emit('settings.save', {});
    expect((await teams.hears('settings.save.failure')).args).toEqual(['invalid address']);
  });

  it("[HOST-13] answers before Teams gives up when the app's part never ends", async () => {
    const { teams, host } = await join({ frameContext: 'settings' });
    host.onSave(SETTINGS, () => new Promise(() => {}));
    jest.useFakeTimers();
    teams.emit('settings.save', {});
    await jest.advanceTimersByTimeAsync(20_000);
    expect(teams.heardOf('settings.save.failure')).toHaveLength(1);
  });

  it('[HOST-19] returns the tab’s last saved settings, and none for a new tab', async () => {
    const contentUrl = 'https://kort.example/panel?purpose=development';
    const before = await join({
      frameContext: 'settings',
      answers: { 'settings.getSettings': () => [{ entityId: 'kort', contentUrl }] },
    });
    expect(await before.host.savedTab()).toEqual({ ok: contentUrl });
    before.teams.close();
    jest.resetModules();
    const added = await join({ frameContext: 'settings', answers: { 'settings.getSettings': () => [{}] } });
    expect(await added.host.savedTab()).toEqual({ ok: undefined });
  });

  it('[HOST-15] is refused anywhere else', async () => {
    const { teams, host } = await join({ frameContext: 'sidePanel' });
    expect(host.onSave(SETTINGS, async () => {})).toMatchObject({ refused: 'notSupported' });
    expect(teams.heardOf('settings.setValidityState')).toEqual([]);
  });
});

describe("the page's life in Teams", () => {
  it('[HOST-4] tells Teams when it is painted, ready, or failed but still visible', async () => {
    const { teams, host } = await join();
    host.notifyPainted();
    host.notifyReady();
    host.notifyFailed('no session');
    await teams.hears('appInitialization.appLoaded');
    await teams.hears('appInitialization.success');
    expect((await teams.hears('appInitialization.expectedFailure')).args).toEqual(['Other', 'no session']);
    expect(teams.heardOf('appInitialization.failure')).toEqual([]);
  });

  it('[HOST-5] delays unloading only with a listener', async () => {
    const { teams, host } = await join();
    const registered = () =>
      teams.heardOf('registerHandler').filter(({ args }) => args[0] === 'beforeUnload');
    expect(registered()).toHaveLength(0);
    host.onUnload(async () => {});
    host.onUnload(async () => {});
    expect(registered()).toHaveLength(1);
  });

  it('[HOST-5] unloads after 5 s even if a listener never finishes', async () => {
    const { teams, host } = await join();
    host.onUnload(() => new Promise(() => {}));
    jest.useFakeTimers();
    teams.emit('beforeUnload');
    await jest.advanceTimersByTimeAsync(4_999);
    expect(teams.heardOf('readyToUnload')).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(teams.heardOf('readyToUnload')).toHaveLength(1);
  });
});

describe('after the meeting in Teams', () => {
  const APP = { appId: '11111111-1111-1111-1111-111111111111', entityId: 'dialogkort' };

  it('[HOST-20] the link to the tab names app, tab and chat', async () => {
    const { host } = await join({ context: APP });
    expect(await host.tabLink()).toEqual({
      ok:
        'https://teams.microsoft.com/l/entity/11111111-1111-1111-1111-111111111111/dialogkort' +
        '?context=%7B%22chatId%22%3A%2219%3Ameeting_chat%40thread.v2%22%2C%22contextType%22%3A%22chat%22%7D',
    });
  });

  it('[HOST-20] in a channel meeting it names the channel, and without an app id there is none', async () => {
    const channel = { channelId: '19:channel@thread.tacv2', channelType: 'Regular' };
    const { host } = await join({ context: { ...APP, ...channel } });
    const link = await host.tabLink();
    expect('ok' in link && decodeURIComponent(link.ok)).toContain('{"channelId":"19:channel@thread.tacv2"}');
    teams?.close();
    jest.resetModules();
    const nameless = await join({ context: { entityId: 'dialogkort' } });
    expect(await nameless.host.tabLink()).toMatchObject({ refused: 'notSupported' });
  });

  it('[HOST-21] Teams’ dialogue for a new meeting opens with subject, text and day', async () => {
    const { teams, host } = await join({ answers: { executeDeepLink: () => [true] } });
    const draft = { subject: 'Opfølgning: kort', body: '• A\n• B & C', day: '2026-12-01' };
    expect(await host.composeMeeting(draft)).toEqual({ ok: true });
    const link = new URL(String(teams.heardOf('executeDeepLink')[0]?.args[0]));
    expect(`${link.origin}${link.pathname}`).toBe('https://teams.microsoft.com/l/meeting/new');
    expect(link.search).not.toContain('+');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      subject: 'Opfølgning: kort',
      content: '• A\n• B & C',
      startTime: '2026-12-01T09:00:00',
      endTime: '2026-12-01T09:30:00',
    });
  });

  it('[HOST-21] a refusal is answered with a reason', async () => {
    const { host } = await join({ answers: { executeDeepLink: () => [false, 'no'] } });
    const draft = { subject: '', body: '', day: '2026-12-01' };
    expect(await host.composeMeeting(draft)).toMatchObject({ refused: 'failed' });
  });
});
