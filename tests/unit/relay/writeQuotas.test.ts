import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVER_USER } from '../../../src/relay/documents/traces.ts';
import { DEFAULT_LIMITS } from '../../../src/relay/limits.ts';
import { WriteQuotas } from '../../../src/relay/writeQuotas.ts';
import { SMALL_WRITE_BYTES } from '../../../src/shared/diskFloor.ts';

const HOUR_MS = 3_600_000;
const ELSEWHERE = { postgresUrl: 'postgres://relay@localhost/relay' };

describe('[RELAY-35] the quota of a day', () => {
  const limits = { ...DEFAULT_LIMITS, dailyBytesPerPerson: 1_000 };
  const quotas = new WriteQuotas(limits, ELSEWHERE, () => 0);

  it('is a person’s, and not that of the server that sums documents up', () => {
    quotas.take('anna', 1_000);
    expect(() => quotas.take('anna', 1_000)).toThrow('The daily quota is exceeded.');
    for (let document = 0; document < 10; document += 1) quotas.take(SERVER_USER, 1_000);
  });

  it('[RELAY-73] comes back over a day, and says when there is enough of it', () => {
    let nowMs = 0;
    const quotas = new WriteQuotas(limits, ELSEWHERE, () => nowMs);
    expect(quotas.refusalOf('anna', 1_000)).toBeUndefined();
    expect(quotas.refusalOf('anna', 500)).toMatchObject({ code: 'throttled', retryAfterMs: 12 * HOUR_MS });
    nowMs = 12 * HOUR_MS;
    expect(quotas.refusalOf('anna', 500)).toBeUndefined();
    expect(quotas.refusalOf('anna', 1)).toMatchObject({ code: 'throttled' });
  });
});

describe('[RELAY-74] WriteQuotas', () => {
  const full = { ...DEFAULT_LIMITS, freeDiskBytes: Number.MAX_SAFE_INTEGER };
  it('refuses large writes while the database’s disk has little room, those of the server too', () => {
    const onDisk = new WriteQuotas(full, { sqliteFile: join(tmpdir(), 'relay.db') }, () => 0);
    expect(onDisk.isDiskLow).toBe(true);
    expect(() => onDisk.take('anna', SMALL_WRITE_BYTES)).not.toThrow();
    for (const userId of ['anna', SERVER_USER]) {
      expect(onDisk.refusalOf(userId, SMALL_WRITE_BYTES + 1)).toMatchObject({ code: 'store/full' });
    }
  });

  it('knows no disk of a database elsewhere', () => {
    const elsewhere = new WriteQuotas(full, ELSEWHERE, () => 0);
    expect([elsewhere.isDiskLow, elsewhere.refusalOf('anna', 1_000_000)]).toEqual([false, undefined]);
  });
});
