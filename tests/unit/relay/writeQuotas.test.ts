import { SERVER_USER } from '../../../src/relay/documents/traces.ts';
import { DEFAULT_LIMITS } from '../../../src/relay/limits.ts';
import { WriteQuotas } from '../../../src/relay/writeQuotas.ts';

describe('[RELAY-35] the quota of a day', () => {
  const limits = { ...DEFAULT_LIMITS, dailyBytesPerPerson: 1_000 };
  const quotas = new WriteQuotas(limits, { postgresUrl: 'postgres://relay@localhost/relay' }, () => 0);

  it('is a person’s, and not that of the server that sums documents up', () => {
    quotas.take('anna', 1_000);
    expect(() => quotas.take('anna', 1_000)).toThrow('The daily quota is exceeded.');
    for (let document = 0; document < 10; document += 1) quotas.take(SERVER_USER, 1_000);
  });
});
