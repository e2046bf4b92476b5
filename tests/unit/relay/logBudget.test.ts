import { LogBudget } from '../../../src/relay/operations/logBudget.ts';

describe('[RELAY-72] LogBudget', () => {
  it('is full for one person with a quarter of it, and for no other', () => {
    const log = new LogBudget(400);
    log.add(1, 'eve', 99);
    expect(log.isFullFor('eve')).toBe(false);
    log.add(2, 'eve', 1);
    expect(log.isFullFor('eve')).toBe(true);
    expect(log.isFullFor('anna')).toBe(false);
  });

  it('is full for all people with all of it', () => {
    const log = new LogBudget(400);
    for (let i = 0; i < 5; i += 1) log.add(i, `person-${i}`, 80);
    expect(log.isFullFor('anna')).toBe(true);
  });

  it('has room again for what a summary holds, and no more', () => {
    const log = new LogBudget(400_000);
    log.add(1, 'eve', 60_000);
    log.add(2, 'anna', 10);
    log.add(3, 'eve', 40_000);
    log.summarised(2);
    expect(log.isFullFor('eve')).toBe(false);
    log.add(4, 'eve', 60_000);
    expect(log.isFullFor('eve')).toBe(true);
    log.summarised(4);
    expect(log.isFullFor('eve')).toBe(false);
  });
});
