import { deviceStorage } from '../../../../../src/client/context/deviceStorage.ts';
import { clearDevice } from '../../../../../src/client/features/help/clearDevice.ts';

const KEYS = [
  'dialogkort.outbox.s1',
  'dialogkort.drafts.m1',
  'dialogkort.jottings.m1',
  'dialogkort.notes.warned',
];

/** Its keys are its own properties, as a browser's are. */
class DeviceStorage {
  [key: string]: unknown;
}
Object.defineProperties(DeviceStorage.prototype, {
  setItem: {
    value(this: DeviceStorage, key: string, value: string) {
      this[key] = value;
    },
  },
  removeItem: {
    value(this: DeviceStorage, key: string) {
      delete this[key];
    },
  },
});

describe('[KEEP-11] clearDevice', () => {
  let localStorage: DeviceStorage & Pick<Storage, 'setItem' | 'removeItem'>;

  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'window');
  });
  beforeEach(() => {
    localStorage = new DeviceStorage() as typeof localStorage;
    Object.assign(globalThis, { window: { localStorage } });
    for (const mark of ['anna', 'bo', undefined])
      for (const key of KEYS) deviceStorage(mark)?.setItem(key, 'kept');
    localStorage.setItem('dialogkort.sound', 'on');
    localStorage.setItem('something.else', 'kept');
  });

  test('removes everything of this person and of the device, and nothing of others', () => {
    expect(clearDevice('anna')).toBe(true);
    expect(Object.keys(localStorage).sort()).toEqual(
      [...KEYS.map((key) => `${key}.bo`), 'something.else'].sort(),
    );
  });

  test('without a known person removes only entries without an owner', () => {
    expect(clearDevice(undefined)).toBe(true);
    const others = ['anna', 'bo'].flatMap((mark) => KEYS.map((key) => `${key}.${mark}`));
    expect(Object.keys(localStorage).sort()).toEqual([...others, 'something.else'].sort());
  });

  test('says so where the browser forbids it', () => {
    Object.defineProperty(globalThis.window, 'localStorage', {
      get: () => {
        throw new Error('forbidden');
      },
    });
    expect(clearDevice('anna')).toBe(false);
  });
});
