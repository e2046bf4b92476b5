import { deviceStorage } from '../../../../src/client/context/deviceStorage.ts';
import { memoryStorage } from '../../../support/client/storage.ts';

describe('storage on a device', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'window');
  });

  test('[KEEP-8] is apart for people who share it', () => {
    const localStorage = memoryStorage();
    Object.assign(globalThis, { window: { localStorage } });
    const [mette, ali] = [deviceStorage('m'), deviceStorage('a')];
    mette?.setItem('jottings', 'mine');
    ali?.setItem('jottings', 'also mine');
    expect([mette?.getItem('jottings'), ali?.getItem('jottings')]).toEqual(['mine', 'also mine']);
    ali?.removeItem('jottings');
    expect([mette?.getItem('jottings'), ali?.getItem('jottings')]).toEqual(['mine', null]);
    expect(deviceStorage(undefined)?.getItem('jottings')).toBeNull();
  });

  test('[KEEP-4] is nothing where the browser forbids it', () => {
    const forbidden = {
      get localStorage(): never {
        throw new Error('forbidden');
      },
    };
    Object.assign(globalThis, { window: forbidden });
    expect(deviceStorage('m')).toBeUndefined();
  });
});
