import { Failure } from '../../../../src/server/failure.ts';
import { createPersonQuota, SAVED_DECKS } from '../../../../src/server/sessions/personQuota.ts';

const MIB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;
const EVE = { tenantId: 't', objectId: 'eve', name: '' };

describe('[RELAY-73] createPersonQuota', () => {
  it('lets one person save fifty megabytes of decks a day', () => {
    let now = 0;
    const creationQuota = createPersonQuota(SAVED_DECKS, () => now);
    for (let i = 0; i < 50; i += 1) creationQuota(EVE, MIB);
    expect(() => creationQuota(EVE, MIB)).toThrow(Failure);
    expect(() => creationQuota({ ...EVE, objectId: 'anna' }, MIB)).not.toThrow();
    now += DAY_MS;
    for (let i = 0; i < 50; i += 1) creationQuota(EVE, MIB);
    expect(() => creationQuota(EVE, MIB)).toThrow(Failure);
  });
});
