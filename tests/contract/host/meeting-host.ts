/** What every adapter of the host port must do, told once and run on each of them. */
import type { HostTheme, MeetingHost } from '../../../src/host/host.ts';

export interface HostUnderTest {
  readonly host: MeetingHost;
  /** The person or the host changes the theme; resolves when the page knows. */
  changeTheme(theme: HostTheme): Promise<void>;
  /** The page is about to go; resolves when the host has let it go. */
  unload(): Promise<void>;
}

const SETTINGS = {
  name: 'Dialogkort',
  contentUrl: 'https://kort.example/panel',
  websiteUrl: 'https://kort.example/',
  entityId: 'kort',
};

export function meetingHostContract(name: string, open: () => Promise<HostUnderTest>): void {
  describe(`a meeting host: ${name}`, () => {
    it('[HOST-1] says where the page is shown, in which theme and language', async () => {
      const { host } = await open();
      expect(['configure', 'sidePanel', 'stage', 'tab', 'outside']).toContain(host.context.place);
      expect(host.context.theme).toBe('light');
      expect(host.context.locale).toMatch(/^[a-z]{2}(-[a-z]{2})?$/i);
    });

    it('[HOST-2] calls all theme listeners, after the context has changed', async () => {
      const { host, changeTheme } = await open();
      const told: string[] = [];
      host.onThemeChange((theme) => told.push(`first ${theme}, context ${host.context.theme}`));
      host.onThemeChange((theme) => told.push(`second ${theme}`));
      await changeTheme('dark');
      expect(told).toEqual(['first dark, context dark', 'second dark']);
      await changeTheme('contrast');
      expect(host.context.theme).toBe('contrast');
      await changeTheme('light');
      expect(host.context.theme).toBe('light');
    });

    it('[HOST-2] does not call a removed listener, also when it is removed during the calls', async () => {
      const { host, changeTheme } = await open();
      const told: string[] = [];
      const stop = host.onThemeChange(() => {
        told.push('first');
        stop();
      });
      host.onThemeChange(() => told.push('second'));
      await changeTheme('dark');
      await changeTheme('contrast');
      expect(told).toEqual(['first', 'second', 'second']);
    });

    it('[HOST-3] answers every request with a value or a known reason', async () => {
      const { host } = await open();
      const replies = await Promise.all([
        host.getAuthToken(),
        host.getAuthToken({ fresh: true }),
        host.shareToStage('https://kort.example/stage'),
        host.stopSharing(),
        host.isSharing(),
        host.onSave(SETTINGS, async () => {}),
        host.savedTab(),
      ]);
      for (const reply of replies) {
        const reason = 'ok' in reply ? 'ok' : reply.refused;
        expect([
          'ok',
          'notAllowed',
          'notSupported',
          'notInContext',
          'noAnswer',
          'noToken',
          'noConsent',
          'failed',
        ]).toContain(reason);
      }
    });

    it('[HOST-4] takes notice of the page being painted, ready or failed without ever failing itself', async () => {
      const { host } = await open();
      host.notifyPainted();
      host.notifyReady();
      host.notifyReady();
      host.notifyFailed('no session');
    });

    it('[HOST-5] waits for listeners before the page is unloaded, except for removed ones', async () => {
      const { host, unload } = await open();
      const told: string[] = [];
      host.onUnload(async () => {
        told.push('kept');
      });
      host.onUnload(() => Promise.reject(new Error('could not be kept')));
      const stop = host.onUnload(async () => {
        told.push('stopped');
      });
      stop();
      await unload();
      expect(told).toEqual(['kept']);
    });
  });
}
