import { decodeJwt } from 'jose';
import { createFluidServices } from '../../../src/server/fluidServices.ts';
import { configFor, environment, FLUID_TENANT_ID } from '../../support/server/appServer.ts';

const KEY_OF_SECOND = 'a key of the second service that is long enough';

const config = configFor({
  ...environment('http://127.0.0.1:1', 'data'),
  FLUID_ENDPOINTS: 'second=http://127.0.0.1:3102/, third=http://127.0.0.1:3103',
  FLUID_TENANT_IDS: 'second=another-tenant',
  SECRET_FLUID_KEYS: `second=${KEY_OF_SECOND}`,
});

describe('[SESSION-33] FluidServices: by the name that a session has', () => {
  const services = createFluidServices(config, () => 1_000_000_000_000);

  test('have the main one and those of the settings', () => {
    expect(services.names).toEqual(['main', 'second', 'third']);
    const tenantId = FLUID_TENANT_ID;
    expect(services.addressOf('main')).toEqual({ type: 'remote', endpoint: '/', tenantId });
    expect(services.addressOf('third')).toEqual({
      ...{ type: 'remote', endpoint: 'http://127.0.0.1:3103', tenantId },
    });
  });

  test('[OPS-21] have an address for each part where the settings say so', () => {
    const separate = createFluidServices(
      configFor({
        ...environment('http://127.0.0.1:1', 'data'),
        ...{ FLUID_ENDPOINT: 'https://alfred.example.dk', FLUID_STORAGE_ENDPOINT: 'https://git.example.dk/' },
        ...{
          FLUID_SOCKET_ENDPOINT: 'https://nexus.example.dk',
          FLUID_ENDPOINTS: 'second=https://a.example.dk',
        },
        FLUID_STORAGE_ENDPOINTS: 'second=https://b.example.dk',
        FLUID_SOCKET_ENDPOINTS: 'second=https://c.example.dk',
      }),
      () => 1_000_000_000_000,
    );
    expect(separate.addressOf('main')).toMatchObject({
      ...{ endpoint: 'https://alfred.example.dk', storageEndpoint: 'https://git.example.dk' },
      socketEndpoint: 'https://nexus.example.dk',
    });
    expect(separate.addressOf('second')).toMatchObject({
      ...{ storageEndpoint: 'https://b.example.dk', socketEndpoint: 'https://c.example.dk' },
    });
  });

  test.each([
    ['main', FLUID_TENANT_ID],
    ['second', 'another-tenant'],
  ])('tokens of %s are for its tenant', async (name, tenantId) => {
    const user = { id: 'anna', name: '' };
    const { token } = await services.tokensOf(name).issue({ documentId: 'd', access: 'read', user });
    expect(decodeJwt(token)).toMatchObject({ tenantId, documentId: 'd' });
  });

  test('a service that the settings do not have is named', () => {
    expect(() => services.addressOf('fourth')).toThrow('Fluid service fourth');
    expect(() => services.tokensOf('fourth')).toThrow('Fluid service fourth');
    expect(() => services.adminOf('fourth')).toThrow('Fluid service fourth');
  });
});

describe('[OPS-15] FLUID_ENDPOINTS', () => {
  const problem = (changes: Record<string, string>): string => {
    try {
      configFor({ ...environment('http://127.0.0.1:1', 'data'), ...changes });
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };

  test.each([
    ['main=https://relay.example.dk'],
    ['second=https://a.example.dk,second=https://b.example.dk'],
    ['https://relay.example.dk'],
    ['second=http://relay.example.dk'],
    ['second=/'],
    ['second=https://a.example.dk,third=https://a.example.dk/'],
    ['second=http://127.0.0.1:3001'],
  ])('may not be %s', (FLUID_ENDPOINTS) => {
    expect(problem({ FLUID_ENDPOINTS })).toMatch(/^FLUID_ENDPOINTS must /);
  });

  test('names of other settings have to be among its names', () => {
    expect(problem({ FLUID_TENANT_IDS: 'second=tenant' })).toMatch(/^FLUID_ENDPOINTS lacks a name/);
    expect(problem({ SECRET_FLUID_KEYS: `second=${KEY_OF_SECOND}` })).toMatch(/^FLUID_ENDPOINTS lacks/);
    const short = problem({ FLUID_ENDPOINTS: 'second=https://a.dk', SECRET_FLUID_KEYS: 'second=short' });
    expect(short).toMatch(/^SECRET_FLUID_KEYS must/);
    expect(short).not.toContain('short');
  });

  test.each([
    [{ FLUID_STORAGE_ENDPOINT: 'https://b.example.dk' }],
    [{ FLUID_SOCKET_ENDPOINT: 'https://b.example.dk', FLUID_ENDPOINT: 'https://a.example.dk' }],
    [{ FLUID_STORAGE_ENDPOINT: 'https://b.example.dk', FLUID_SOCKET_ENDPOINT: 'https://c.example.dk' }],
    [
      {
        FLUID_ENDPOINTS: 'second=https://a.example.dk',
        FLUID_SOCKET_ENDPOINTS: 'second=https://b.example.dk',
      },
    ],
    [
      {
        ...{ APP_ORIGIN: 'https://kort.example.dk', FLUID_ENDPOINT: 'https://a.example.dk' },
        ...{ FLUID_STORAGE_ENDPOINT: 'http://127.0.0.1:1', FLUID_SOCKET_ENDPOINT: 'https://c.example.dk' },
      },
    ],
  ] as Record<string, string>[][])(
    '[OPS-21] storage and sockets have addresses together: not %j',
    (changes = {}) => {
      expect(problem({ FLUID_ENDPOINT: '/', ...changes })).toMatch(/^FLUID_STORAGE_ENDPOINTS? /);
    },
  );

  test('are https where the app is', () => {
    expect(
      problem({ APP_ORIGIN: 'https://kort.example.dk', FLUID_ENDPOINTS: 'second=http://127.0.0.1:1' }),
    ).toMatch(/must be https like APP_ORIGIN/);
  });
});
