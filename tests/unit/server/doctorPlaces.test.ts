import { checkFluid } from '../../../src/server/doctor/places.ts';
import { configFor, environment } from '../../support/server/appServer.ts';

test('[OPS-21] the doctor asks each address of a Fluid service, and names the setting of one that is silent', async () => {
  const config = configFor({
    ...environment('http://127.0.0.1:1', 'data'),
    ...{ FLUID_ENDPOINT: 'https://alfred.example.dk', FLUID_STORAGE_ENDPOINT: 'https://git.example.dk' },
    ...{ FLUID_SOCKET_ENDPOINT: 'https://nexus.example.dk', FLUID_ENDPOINTS: 'second=https://a.example.dk' },
    FLUID_STORAGE_ENDPOINTS: 'second=https://b.example.dk',
    FLUID_SOCKET_ENDPOINTS: 'second=https://c.example.dk',
  });
  const asked: string[] = [];
  const fetcher: typeof fetch = async (address) => {
    asked.push(String(address));
    if (String(address).includes('//git.') || String(address).includes('//c.')) throw new TypeError('silent');
    return new Response();
  };
  const found = await checkFluid(config, fetcher);
  expect(asked).toHaveLength(6);
  expect(found.filter(({ result }) => result !== 'fine').map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/^FLUID_STORAGE_ENDPOINT gives no answer/),
    expect.stringMatching(/^The address of second in FLUID_SOCKET_ENDPOINTS gives no answer/),
  ]);
});
