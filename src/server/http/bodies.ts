/** What the bodies of calls may cost before a handler sees them. */
import express, { type RequestHandler } from 'express';
import { networksOf } from '../../shared/clientAddress.ts';
import type { FairQueue } from '../../shared/fairQueue.ts';
import { Holdings } from '../../shared/holdings.ts';
import { exceedsShape, type ShapeLimits } from '../../shared/jsonShape.ts';
import { Failure } from '../failure.ts';

const MIB = 1024 * 1024;
/** A person saves a deck of a megabyte in one window while others send small calls. */
const CALLER_BYTES = 4 * MIB;
/** A town hall behind one address: 300 pages that each send as much as a call may have. */
const ADDRESS_BYTES = 32 * MIB;
const BYTES_IN_ALL = 128 * MIB;

const CHARSET = /;\s*charset="?([^\s";]+)/i;

/**
 * Counts the bytes of each body from when they arrive until the call is answered, and cuts off a call that would be too
 * much for its caller, its address or the server. Stands after the caller is admitted and right before the parser.
 */
export function holdBodies(): RequestHandler {
  const holdings = new Holdings({
    ...{ perUser: CALLER_BYTES, perAddress: ADDRESS_BYTES, inAll: BYTES_IN_ALL },
  });
  return (request, response, next) => {
    const userId = JSON.stringify(response.locals.caller ?? null);
    const holder = { userId, networks: networksOf(request.ip ?? '') };
    let held = 0;
    request.on('data', ({ length }: Buffer) => {
      if (holdings.take(holder, length)) held += length;
      // The parser would go on reading after an answer.
      else request.destroy(new Failure('too_many_requests', 'Too much at once.', { retryAfterS: 1 }));
    });
    response.once('close', () => {
      holdings.give(holder, held);
      held = 0;
    });
    next();
  };
}

/** Reads JSON in UTF-8, in which the bytes of brackets and quotes stand for nothing else: its parts are counted before it is parsed. */
export function jsonParser(limit: number, shape: ShapeLimits): RequestHandler {
  return express.json({
    ...{ limit, inflate: false },
    verify: (_request, _response, bytes, encoding) => {
      if (encoding !== 'utf-8') throw new Failure('bad_request', 'The body is not UTF-8.');
      if (exceedsShape(bytes.toString('latin1'), shape))
        throw new Failure('bad_request', 'The body has too many parts.');
    },
  });
}

export interface LargeBody {
  readonly bytes: number;
  readonly shape: ShapeLimits;
}

/** The same for a body whose parsing takes a while: it waits for its turn in the queue. Beyond a limit it is `too_large`. */
export function largeJsonParser({ bytes, shape }: LargeBody, turns: FairQueue): RequestHandler[] {
  const parse = (body: Buffer): unknown => {
    if (exceedsShape(body.toString('latin1'), shape))
      throw new Failure('too_large', 'The body has too many parts.');
    try {
      return JSON.parse(body.toString('utf8'));
    } catch {
      throw new Failure('bad_request', 'The body is not JSON.');
    }
  };
  return [
    express.raw({ type: 'application/json', limit: bytes, inflate: false }),
    async (request, response, next) => {
      const [, charset = 'utf-8'] = CHARSET.exec(request.headers['content-type'] ?? '') ?? [];
      if (charset.toLowerCase() !== 'utf-8') throw new Failure('bad_request', 'The body is not UTF-8.');
      const body: unknown = request.body;
      if (Buffer.isBuffer(body))
        request.body = await turns.run(response.locals.callerKey, async () => parse(body));
      next();
    },
  ];
}
