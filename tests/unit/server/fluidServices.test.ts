import { decodeJwt } from 'jose';
import { createFluidServices, MAIN_SERVICE } from '../../../src/server/fluidServices.ts';

const CONFIG = {
  type: 'remote',
  endpoint: '/',
  tenantId: 'tenant',
  own: true,
  key: 'a key of the service that is long enough',
  previousKeys: [],
  extraSources: [],
} as const;

describe('[SESSION-33] FluidServices: by the name that a session has', () => {
  const services = createFluidServices(CONFIG, () => 1_000_000_000_000);

  test('new sessions get the service of the settings', () => {
    expect(services.forNewSessions).toBe(MAIN_SERVICE);
    expect(services.addressOf(MAIN_SERVICE)).toEqual({ type: 'remote', endpoint: '/', tenantId: 'tenant' });
  });

  test('tokens are for the tenant of the session’s service', async () => {
    const user = { id: 'anna', name: '' };
    const { token } = await services.tokensOf(MAIN_SERVICE).issue({ documentId: 'd', access: 'read', user });
    expect(decodeJwt(token)).toMatchObject({ tenantId: 'tenant', documentId: 'd' });
  });

  test('a service that the settings do not have is named', () => {
    expect(() => services.addressOf('second')).toThrow('Fluid service second');
    expect(() => services.tokensOf('second')).toThrow('Fluid service second');
  });
});
