import { SERVER_USER, tellsOfPeople } from '../../../src/relay/documents/traces.ts';

const entry = (message: object) => ({ seq: 1, at: 0, body: JSON.stringify(message) });
const join = (clientId: string, user: string) =>
  entry({ type: 'join', clientId: null, data: JSON.stringify({ clientId, detail: { user: { id: user } } }) });
const leave = (clientId: string) => entry({ type: 'leave', clientId: null, data: JSON.stringify(clientId) });
const op = (clientId: string) => entry({ type: 'op', clientId, contents: 'x' });
const summarize = (clientId: string) => entry({ type: 'summarize', clientId, contents: '{}' });
const ofService = (type: string) => entry({ type, clientId: null });

describe('[RELAY-35] what a log tells of people', () => {
  it.each([
    ['a step', [op('c1')]],
    ['that somebody came', [join('c1', 'anna')]],
    ['that somebody left whose coming is trimmed', [leave('c1')]],
    ['a step after the server has summed up', [summarize('s1'), leave('s1'), op('c1')]],
    ['a page that summed up', [join('c1', 'anna'), summarize('c1')]],
  ])('is %s', (_what, entries) => {
    expect(tellsOfPeople(entries)).toBe(true);
  });

  it.each([
    ['an empty log', []],
    [
      'what is left after the server has summed up',
      [summarize('s1'), ofService('summaryAck'), leave('s1'), ofService('noClient')],
    ],
    ['a server that came, wrote and left', [join('s1', SERVER_USER), op('s1'), leave('s1')]],
    ['what is no message', [{ seq: 1, at: 0, body: 'no JSON' }]],
  ])('is nothing in %s', (_what, entries) => {
    expect(tellsOfPeople(entries)).toBe(false);
  });
});
