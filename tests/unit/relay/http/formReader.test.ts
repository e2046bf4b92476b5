import { FormReader, PercentDecoder } from '../../../../src/relay/http/formReader.ts';
import { seededRandom } from '../../../support/relay/hostile.ts';

const code = (code: string) => expect.objectContaining({ code });

describe('[RELAY-55] FormReader', () => {
  const form = new URLSearchParams([
    ['method', 'post'],
    ['header', 'x-driver-version: 2.113.1'],
    ['header', 'Authorization: Basic a.b.c'],
    ['body', JSON.stringify({ said: 'æøå & 100 % + "more"' })],
  ]).toString();

  it('tells whose a request is before its body has come, however the form is cut', () => {
    const random = seededRandom(1);
    for (let round = 0; round < 200; round += 1) {
      const reader = new FormReader();
      const parts: Buffer[] = [];
      for (let at = 0; at < form.length; ) {
        const length = 1 + Math.floor(random() * 60);
        parts.push(reader.read(Buffer.from(form.slice(at, at + length))));
        at += length;
        if (parts.some(({ byteLength }) => byteLength > 0)) expect(reader.head).toBeDefined();
      }
      expect(reader.end()).toEqual({ method: 'POST', authorization: 'Basic a.b.c' });
      expect(JSON.parse(Buffer.concat(parts).toString())).toEqual({ said: 'æøå & 100 % + "more"' });
    }
  });

  it('reads a form without a body', () => {
    const reader = new FormReader();
    expect(reader.read(Buffer.from('method=GET&header=Authorization%3A+Basic+x')).byteLength).toBe(0);
    expect(reader.head).toBeUndefined();
    expect(reader.end()).toEqual({ method: 'GET', authorization: 'Basic x' });
  });

  it.each([
    ['no method', 'header=x', 'request/invalid'],
    ['two methods', 'method=GET&method=POST', 'request/invalid'],
    ['a method that there is not', 'method=TRACE', 'request/invalid'],
    ['a field behind the body', 'method=POST&body=1&body=2', 'request/invalid'],
    ['half an escape in the body', 'method=POST&body=%4x', 'request/invalid'],
    ['more fields than a hundred', `method=GET${'&header=x'.repeat(100)}`, 'request/too-large'],
    ['a head of 17 kB', `method=GET&header=${'x'.repeat(17_000)}`, 'request/too-large'],
  ])('refuses one with %s', (_what, text, must) => {
    const reader = new FormReader();
    expect(() => {
      reader.read(Buffer.from(text));
      reader.end();
    }).toThrow(code(must));
  });
});

describe('[RELAY-55] PercentDecoder', () => {
  it('decodes what URLSearchParams encodes, in pieces of any length', () => {
    const text = Array.from({ length: 500 }, (_, i) => String.fromCodePoint(i * 97 + 1)).join('');
    const encoded = Buffer.from(new URLSearchParams([['', text]]).toString().slice(1));
    for (const length of [1, 2, 3, 7, 10_000]) {
      const decoder = new PercentDecoder();
      const parts: Buffer[] = [];
      for (let at = 0; at < encoded.byteLength; at += length)
        parts.push(decoder.decode(encoded.subarray(at, at + length)));
      expect(Buffer.concat(parts).toString()).toBe(text.toWellFormed());
    }
  });
});
