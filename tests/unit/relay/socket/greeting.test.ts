import { readGreeting } from '../../../../src/relay/socket/greeting.ts';

/** As azure-client 2.113.1 says it. */
const HONEST = {
  client: {
    details: { capabilities: { interactive: true }, environment: '; loaderVersion:2.113.1' },
    permission: [],
    scopes: [],
    user: { id: '' },
    mode: 'write',
  },
  id: 'document',
  mode: 'write',
  tenantId: 'tenant',
  token: 'a.b.c',
  versions: ['^0.4.0', '^0.3.0', '^0.2.0', '^0.1.0'],
  relayUserAgent: '; loaderVersion:2.113.1',
  supportedFeatures: { submit_signals_v2: true },
};
const REBUILT = {
  client: {
    mode: 'write',
    details: { capabilities: { interactive: true } },
    permission: [],
    scopes: [],
    user: { id: '' },
  },
  id: 'document',
  mode: 'write',
  tenantId: 'tenant',
  token: 'a.b.c',
  versions: ['^0.4.0', '^0.3.0', '^0.2.0', '^0.1.0'],
  supportedFeatures: { submit_signals_v2: true },
};
const SUMMARIZER = { capabilities: { interactive: false }, type: 'summarizer' };

describe('[RELAY-50] readGreeting', () => {
  it('keeps what Fluid’s code needs of an honest greeting, and nothing else', () => {
    const greeting = readGreeting(HONEST);
    expect(greeting).toMatchObject({
      tenantId: 'tenant',
      documentId: 'document',
      token: 'a.b.c',
      kind: 'people',
    });
    expect(greeting?.messageFor('writer')).toEqual(REBUILT);
  });

  it('passes on that a client writes summaries, for those who may write', () => {
    const greeting = readGreeting({ ...HONEST, client: { ...HONEST.client, details: SUMMARIZER } });
    expect(greeting?.kind).toBe('agents');
    expect(greeting?.messageFor('writer')).toEqual({
      ...REBUILT,
      client: { ...REBUILT.client, details: SUMMARIZER },
    });
    expect(greeting?.messageFor('reader')).toEqual(REBUILT);
  });

  it('drops whatever else a client says of itself', () => {
    const client = {
      ...HONEST.client,
      permission: ['x'],
      scopes: ['doc:write'],
      user: { id: 'somebody else' },
      details: { capabilities: { interactive: true, more: 'x' }, type: 'x'.repeat(1_000), device: 'x' },
      more: 'x'.repeat(1_000),
    };
    const supportedFeatures = { submit_signals_v2: true, more: 'x' };
    const message = { ...HONEST, client, supportedFeatures, nonce: 'x', epoch: 'x', more: 'x' };
    expect(readGreeting(message)?.messageFor('writer')).toEqual(REBUILT);
  });

  it.each([
    ['no object', 'x'],
    ['no client', { ...HONEST, client: undefined }],
    ['an unknown mode', { ...HONEST, mode: 'x' }],
    ['a document’s id that is a list', { ...HONEST, id: ['document'] }],
    ['a document’s id of 201 characters', { ...HONEST, id: 'x'.repeat(201) }],
    ['a token that is an object', { ...HONEST, token: {} }],
    ['a token of 8001 characters', { ...HONEST, token: 'x'.repeat(8_001) }],
    ['no versions', { ...HONEST, versions: undefined }],
    ['eleven versions', { ...HONEST, versions: Array(11).fill('^0.4.0') }],
    ['a version that is a range', { ...HONEST, versions: ['>=0.0.1 <1.0.0'] }],
    ['a version that is no text', { ...HONEST, versions: [0.4] }],
  ])('refuses one with %s', (_what, message) => {
    expect(readGreeting(message)).toBeUndefined();
  });
});
