import { openBrowserHost } from '../../../src/host/browser.ts';
import { chooseHost } from '../../../src/host/choose.ts';
import { FakeBrowser } from './fake-browser.ts';
import { meetingHostContract } from './meeting-host.ts';

meetingHostContract('a page opened on its own', async () => {
  const browser = new FakeBrowser();
  return {
    host: openBrowserHost(browser),
    changeTheme: async (theme) => browser.prefer({ dark: theme === 'dark', contrast: theme === 'contrast' }),
    unload: () => browser.hide(),
  };
});

describe('a page opened on its own', () => {
  it('[HOST-6] is outside any meeting and says so kindly to whatever it cannot do', async () => {
    const host = openBrowserHost(new FakeBrowser());
    expect(host.context).toEqual({ place: 'outside', theme: 'light', locale: 'da-DK' });
    expect(await host.getAuthToken()).toMatchObject({ refused: 'noToken' });
    expect(await host.shareToStage('https://kort.example/stage')).toMatchObject({ refused: 'notSupported' });
    expect(await host.isSharing()).toMatchObject({ refused: 'notSupported' });
  });

  it('[HOST-6] speaks the language that the page was handed on in', () => {
    const handedOn = Object.assign(new FakeBrowser(), { location: { search: '?locale=en&ticket=x' } });
    expect(openBrowserHost(handedOn).context.locale).toBe('en');
  });

  it('[HOST-6] starts in the theme the person prefers, more contrast before dark', () => {
    const browser = new FakeBrowser();
    browser.prefer({ dark: true, contrast: true });
    expect(openBrowserHost(browser).context.theme).toBe('contrast');
  });

  it('[HOST-6] is silent about a change of preference that changes no theme', () => {
    const browser = new FakeBrowser();
    browser.prefer({ dark: false, contrast: true });
    const host = openBrowserHost(browser);
    const told: string[] = [];
    host.onThemeChange((theme) => told.push(theme));
    browser.prefer({ dark: true, contrast: true });
    expect(told).toEqual([]);
  });

  it('[HOST-7] is what a page gets that nothing frames', async () => {
    const connection = await chooseHost({ origins: [] }, new FakeBrowser());
    expect('host' in connection && connection.host.context.place).toBe('outside');
  });
});
