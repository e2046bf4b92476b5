import { Jottings, WITHOUT_CARD } from '../../../../src/client/session/jottings.ts';
import { memoryStorage } from '../../../support/client/storage.ts';

describe('what Sara jots down for herself', () => {
  it('[AROUND-1] is on her device when she comes back, by card', () => {
    const storage = memoryStorage();
    const before = new Jottings(storage, 'meeting');
    before.keep('k01', 'Vi glemmer de pårørende');
    before.keep(WITHOUT_CARD, 'Spørg Jonas');
    const after = new Jottings(storage, 'meeting');
    expect(after.textOf('k01')).toBe('Vi glemmer de pårørende');
    expect(after.textOf(WITHOUT_CARD)).toBe('Spørg Jonas');
    expect(after.textOf('k02')).toBe('');
  });

  it('[AROUND-1] belongs to one meeting', () => {
    const storage = memoryStorage();
    new Jottings(storage, 'monday').keep('k01', 'Kun i dag');
    expect(new Jottings(storage, 'tuesday').all.get()).toEqual({});
  });

  it('[AROUND-1] leaves no trace once she has shared it or thrown it away', () => {
    const storage = memoryStorage();
    const jottings = new Jottings(storage, 'meeting');
    jottings.keep('k01', 'Et ord');
    jottings.keep('k02', 'Et andet');
    jottings.remove('k01');
    expect(jottings.all.get()).toEqual({ k02: 'Et andet' });
    jottings.keep('k02', '  \n ');
    expect(storage.size).toBe(0);
  });

  it('[AROUND-1] in one window is not lost to another one', () => {
    const storage = memoryStorage();
    const [one, other] = [new Jottings(storage, 'meeting'), new Jottings(storage, 'meeting')];
    one.keep('k01', 'Fra den ene');
    other.keep('k02', 'Fra den anden');
    expect(new Jottings(storage, 'meeting').all.get()).toEqual({ k01: 'Fra den ene', k02: 'Fra den anden' });
  });

  it('[AROUND-1] lasts as long as the page where nothing may be kept', () => {
    const refuse = () => {
      throw new Error('storage is forbidden in this frame');
    };
    for (const storage of [undefined, { getItem: refuse, setItem: refuse, removeItem: refuse }]) {
      const jottings = new Jottings(storage, 'meeting');
      jottings.keep('k01', 'Et ord');
      jottings.keep('k02', 'Et andet');
      expect(jottings.all.get()).toEqual({ k01: 'Et ord', k02: 'Et andet' });
    }
  });

  it('[AROUND-1] that cannot be parsed counts as empty', () => {
    const storage = memoryStorage();
    storage.setItem('dialogkort.jottings.meeting', '{"k01":7,"k02":"Et ord"}');
    expect(new Jottings(storage, 'meeting').all.get()).toEqual({ k02: 'Et ord' });
    storage.setItem('dialogkort.jottings.meeting', 'null');
    expect(new Jottings(storage, 'meeting').all.get()).toEqual({});
  });
});
