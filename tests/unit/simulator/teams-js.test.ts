/**
 * The unmodified teams-js talks to the host's end of a frame, without a browser: a window of a few lines stands between.
 */
import type * as TeamsJs from '@microsoft/teams-js';
import { PERMISSION_REFUSED } from '../../../src/simulator/page/host/calls.ts';
import type { FrameContext, TeamsContext } from '../../../src/simulator/page/host/context.ts';
import { HostFrame, type ProtocolLine } from '../../../src/simulator/page/host/host-frame.ts';
import type { FrameServices, InstanceConfig } from '../../../src/simulator/page/host/services.ts';

const ORIGIN = 'http://127.0.0.1:41001';

interface Sitting {
  readonly teams: typeof TeamsJs;
  readonly frame: HostFrame;
  readonly lines: ProtocolLine[];
  /** What the host was asked for, in order. */
  readonly asked: unknown[];
  post(data: unknown): void;
}

/** An app in a frame of the given place; `change` replaces some of what the host does. */
async function open(place: FrameContext, change: Partial<FrameServices> = {}): Promise<Sitting> {
  const lines: ProtocolLine[] = [];
  const asked: unknown[] = [];
  const context: TeamsContext = {
    theme: 'default',
    locale: 'da-dk',
    frameContext: place,
    hostName: 'Teams',
    hostClientType: 'desktop',
    meetingId: 'MCM=',
    chatId: 'chat',
    userObjectId: 'mette',
    tid: 'tenant',
  };
  const services: FrameServices = {
    place,
    context: () => context,
    authToken: async () => ({ token: 'eyJhbGciOi.secret.part' }),
    meetingDetails: () => ({ details: { title: 'Personalemøde' } }),
    share: async (url) => void asked.push(['share', url]),
    stopSharing: async () => void asked.push(['stop']),
    isSharing: () => true,
    hasSharePermission: () => true,
    config: () => ({ entityId: 'table' }),
    setConfig: (config: InstanceConfig) => void asked.push(['config', config]),
    setValidity: (valid) => void asked.push(['valid', valid]),
    openDialog: async (request) => ({ result: request.url }),
    submitDialog: (result) => void asked.push(['submit', result]),
    copy: async (mimeType, content) => void asked.push(['copy', mimeType, atob(content)]),
    openLink: () => true,
    returnFocus: () => {},
    loaded: () => void asked.push(['loaded']),
    failed: (reason, message) => void asked.push(['failed', reason, message]),
    ...change,
  };

  let listener: (event: unknown) => void = () => {};
  const parent = { postMessage: (data: unknown) => frame.receive(structuredClone(data)) };
  const appWindow = {
    parent,
    location: { origin: ORIGIN, href: `${ORIGIN}/` },
    addEventListener: (_type: string, added: (event: unknown) => void) => {
      listener = added;
    },
    removeEventListener: () => {},
  };
  const post = (data: unknown) =>
    listener({ data: structuredClone(data), source: parent, origin: ORIGIN, ports: [] });
  const frame: HostFrame = new HostFrame(services, {
    post,
    log: (line) => lines.push(line),
    wait: () => new Promise(() => {}),
  });

  // Loaded where there is no window, teams-js looks for no document and asks nobody on the network.
  let teams: typeof TeamsJs | undefined;
  jest.isolateModules(() => {
    teams = require('@microsoft/teams-js');
  });
  Object.assign(globalThis, { window: { ...appWindow, self: {} } });
  if (teams === undefined) throw new Error('teams-js did not load');
  await teams.app.initialize();
  return { teams, frame, lines, asked, post };
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'window');
});

/** The result of a call that answers by callback with an error and a result. */
function called<T>(start: (callback: (error: unknown, result: T | null) => void) => void) {
  return new Promise<{ error: unknown; result: T | null }>((resolve) => {
    start((error, result) => resolve({ error, result }));
  });
}

test('[SIM-9] the app starts, reads its context and says that it is there', async () => {
  const { teams, asked } = await open('sidePanel');
  const context = await teams.app.getContext();
  expect(context).toMatchObject({
    app: { theme: 'default', locale: 'da-dk', host: { name: 'Teams', clientType: 'desktop' } },
    page: { frameContext: 'sidePanel' },
    user: { id: 'mette', tenant: { id: 'tenant' } },
    meeting: { id: 'MCM=' },
    chat: { id: 'chat' },
  });
  teams.app.notifyAppLoaded();
  await teams.app.notifySuccess();
  expect(asked).toEqual([['loaded'], ['loaded']]);
});

test('[SIM-9] the tab in the chat knows its meeting as well', async () => {
  const { teams } = await open('content');
  const { page, meeting } = await teams.app.getContext();
  expect([page.frameContext, meeting?.id]).toEqual(['content', 'MCM=']);
});

test('[SIM-9] the host’s capabilities are those that teams-js checks', async () => {
  const { teams } = await open('sidePanel');
  expect(teams.pages.config.isSupported()).toBe(true);
  expect(teams.dialog.url.isSupported()).toBe(true);
  expect(teams.teamsCore.isSupported()).toBe(true);
  expect(teams.call.isSupported()).toBe(false);
});

test('[SIM-10] a failed start is shown, an expected failure is left to the app', async () => {
  const { teams, asked } = await open('sidePanel');
  teams.app.notifyFailure({ reason: teams.app.FailedReason.Timeout, message: 'too slow' });
  teams.app.notifyExpectedFailure({ reason: teams.app.ExpectedFailureReason.Other, message: 'no' });
  expect(asked).toEqual([['failed', 'Timeout', 'too slow'], ['loaded']]);
});

test('[SIM-11] a change of theme reaches an app that listens', async () => {
  const { teams, frame } = await open('meetingStage');
  frame.changeTheme('contrast');
  const themes: string[] = [];
  teams.app.registerOnThemeChangeHandler((theme) => themes.push(theme));
  frame.changeTheme('dark');
  await Promise.resolve();
  await teams.app.getContext();
  expect(themes).toEqual(['dark']);
});

test('[SIM-12] the signed-in person has a token, and the log does not show it', async () => {
  const { teams, lines } = await open('sidePanel');
  await expect(teams.authentication.getAuthToken()).resolves.toBe('eyJhbGciOi.secret.part');
  expect(JSON.stringify(lines)).not.toContain('secret');
});

test('[SIM-12] a person without an account gets a reason instead', async () => {
  const { teams } = await open('meetingStage', { authToken: async () => ({ reason: 'not signed in' }) });
  await expect(teams.authentication.getAuthToken()).rejects.toThrow('not signed in');
});

test('[SIM-13] sharing to the stage, its state, its permission and its end', async () => {
  const { teams, asked } = await open('sidePanel');
  expect(await called((done) => teams.meeting.shareAppContentToStage(done, `${ORIGIN}/stage`))).toEqual({
    error: null,
    result: true,
  });
  expect(await called((done) => teams.meeting.getAppContentStageSharingState(done))).toEqual({
    error: null,
    result: { isAppSharing: true },
  });
  expect(await called((done) => teams.meeting.getAppContentStageSharingCapabilities(done))).toEqual({
    error: null,
    result: { doesAppHaveSharePermission: true },
  });
  expect(await called((done) => teams.meeting.stopSharingAppContentToStage(done))).toEqual({
    error: null,
    result: true,
  });
  expect(asked).toEqual([['share', `${ORIGIN}/stage`], ['stop']]);
});

test('[SIM-13] a refused share is an error with a code, not an exception', async () => {
  const { teams } = await open('sidePanel', { share: async () => PERMISSION_REFUSED });
  expect(await called((done) => teams.meeting.shareAppContentToStage(done, `${ORIGIN}/stage`))).toEqual({
    error: { errorCode: 1000, message: "App doesn't have sufficient permission to use this API" },
    result: null,
  });
});

test('[SIM-14] the configuration page says when it may be saved and is saved by the host', async () => {
  const { teams, frame, asked } = await open('settings');
  const config = { contentUrl: `${ORIGIN}/panel`, entityId: 'table', suggestedDisplayName: 'Dialogkort' };
  teams.pages.config.registerOnSaveHandler((event) => {
    void teams.pages.config.setConfig(config).then(() => event.notifySuccess());
  });
  teams.pages.config.setValidityState(true);
  await expect(frame.save()).resolves.toEqual({ saved: true });
  expect(asked).toEqual([
    ['valid', true],
    ['config', config],
  ]);
});

test('[SIM-14] a page that cannot save says why', async () => {
  const { teams, frame } = await open('settings');
  teams.pages.config.registerOnSaveHandler((event) => event.notifyFailure('no server'));
  await expect(frame.save()).resolves.toEqual({ refused: 'no server' });
});

test('[SIM-15] before its frame goes the app may put things away', async () => {
  const { teams, frame } = await open('sidePanel');
  const events: string[] = [];
  teams.app.lifecycle.registerBeforeSuspendOrTerminateHandler(async () => {
    await teams.app.getContext();
    events.push('put away');
  });
  await frame.unload();
  events.push('gone');
  expect(events).toEqual(['put away', 'gone']);
});

test('[SIM-15] an app that did not ask for it is not waited for', async () => {
  const { frame, lines } = await open('sidePanel');
  await frame.unload();
  expect(lines.map(({ func }) => func)).not.toContain('beforeUnload');
});

test('[SIM-16] dialogs and links', async () => {
  const { teams, asked } = await open('sidePanel');
  const result = await new Promise((resolve) => {
    teams.dialog.url.open({ url: `${ORIGIN}/x`, title: 'X', size: { width: 300, height: 200 } }, resolve);
  });
  expect(result).toEqual({ err: '', result: `${ORIGIN}/x` });
  await expect(teams.app.openLink('https://example.com/')).resolves.toBeUndefined();
  expect(asked).toEqual([]);
});

test('[SIM-17] a call that the host does not know is left unanswered and marked in the log', async () => {
  const { frame, lines } = await open('sidePanel');
  frame.receive({ id: 99, func: 'toString', args: [] });
  frame.receive({ id: 100, func: 'stageView.open', args: [{}] });
  expect(lines.slice(-2)).toEqual([
    { direction: 'fromApp', func: 'toString', args: [], known: false },
    { direction: 'fromApp', func: 'stageView.open', args: [{}], known: false },
  ]);
});

test.each([null, 'hello', { func: 'getContext' }, { id: 'x', func: 'getContext' }])(
  '[SIM-17] what teams-js did not write is ignored: %j',
  async (data) => {
    const { frame, lines } = await open('sidePanel');
    const before = lines.length;
    frame.receive(data);
    expect(lines).toHaveLength(before);
  },
);
