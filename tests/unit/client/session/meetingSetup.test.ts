import { contentUrl } from '../../../../src/client/context/links.ts';
import { type MeetingSetup, readSetup } from '../../../../src/client/session/meetingSetup.ts';

/** The tab's address as the page sees it, once the host has filled in theme and language. */
function addressWith(setup: MeetingSetup): string {
  Object.assign(globalThis, { location: { origin: 'https://kort.example' } });
  return contentUrl(setup).replace('{theme}', 'dark').replace('{locale}', 'da-dk');
}

describe('settings from adding the app', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'location');
  });

  test.each<MeetingSetup>([
    {},
    { deckId: 'digitale-kompetencer' },
    {
      deckId: 'vores-kort',
      areaIds: ['anvendelse', 'udvikling'],
      purpose: 'development',
      access: 'led',
      minutes: 8,
      beginWithRound: true,
    },
  ])('[PREP-8] stands in the tab’s address and is read from there: %j', (setup) => {
    const address = addressWith(setup);
    expect(address).toContain('/panel?theme=dark&locale=da-dk');
    expect(readSetup(address)).toEqual(setup);
  });

  test.each([
    'deck=../secret&areas=<b>&purpose=other&table=shut&minutes=0&round=no',
    'minutes=61',
    'minutes=2.5',
    'minutes=soon&areas=...',
  ])('[PREP-8] nonsense is left out: %s', (query) => {
    expect(readSetup(`https://kort.example/panel?${query}`)).toEqual({});
  });
});
