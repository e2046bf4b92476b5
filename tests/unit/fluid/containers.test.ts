import { settingOf } from '../../../src/fluid/containers.ts';

const services = {
  fluid: { type: 'remote', endpoint: 'https://fluid.example', tenantId: 't' },
  tokens: { fetchOrdererToken: jest.fn(), fetchStorageToken: jest.fn() },
} as const;

describe('settings of Fluid', () => {
  test('[SYNC-18] no operation is kept once it has been applied', () => {
    for (const readOnly of [true, false]) {
      expect(settingOf({ ...services, readOnly })('Fluid.Container.enableOfflineFull')).toBe(false);
    }
  });

  test('[RELAY-11] readers do not ask to write', () => {
    const forceOf = (readOnly: boolean) =>
      settingOf({ ...services, readOnly })('Fluid.Container.ForceWriteConnection');
    expect([forceOf(true), forceOf(false)]).toEqual([false, true]);
  });

  test('unset values are left to Fluid', () => {
    expect(settingOf({ ...services, readOnly: false })('Fluid.Container.other')).toBeUndefined();
  });
});
