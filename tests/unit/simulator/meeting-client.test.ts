import { RELOAD_EVENT } from '../../../src/simulator/contract.ts';
import { MeetingClient } from '../../../src/simulator/page/state/meeting-client.ts';

let events: EventTarget;
const reload = jest.fn();
const { EventSource: source, location: place } = globalThis;

beforeEach(() => {
  events = new EventTarget();
  Object.assign(globalThis, { EventSource: jest.fn(() => events), location: { reload } });
});
afterEach(() => {
  reload.mockReset();
  Object.assign(globalThis, { EventSource: source, location: place });
});

test('[SIM-32] MeetingClient: reloading or changing the app leaves the page and the meeting as they are', () => {
  const client = new MeetingClient();
  client.open();
  events.dispatchEvent(new MessageEvent(RELOAD_EVENT, { data: 'app' }));
  expect(client.snapshot()).toEqual({
    connection: 'connecting',
    meeting: null,
    appReloads: 1,
    appChanges: 0,
  });
  events.dispatchEvent(new MessageEvent(RELOAD_EVENT, { data: 'changes' }));
  expect(client.snapshot()).toMatchObject({ appReloads: 1, appChanges: 1 });
  expect(reload).not.toHaveBeenCalled();
  events.dispatchEvent(new MessageEvent(RELOAD_EVENT, { data: 'page' }));
  expect(client.snapshot().appReloads).toBe(1);
  expect(reload).toHaveBeenCalledTimes(1);
});
