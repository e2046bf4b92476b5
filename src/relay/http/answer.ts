import type { Request, RequestHandler, Response } from 'express';
import { describeError, isRelayError, RelayError } from '../errors.ts';
import { isRecord } from '../json.ts';
import type { HttpContext } from './context.ts';
import { EncodedJson, StreamedJson } from './encodedJson.ts';

export type AnswerOptions = Pick<HttpContext, 'metrics' | 'logger' | 'senders' | 'answers' | 'networksOf'>;

/** Answers with the JSON of what the work returns, or with the error in the form Fluid's clients understand. */
export function answering(
  options: AnswerOptions,
  route: string,
  work: (request: Request) => Promise<unknown>,
  status = 200,
): RequestHandler {
  const { metrics, logger } = options;
  return async (request, response) => {
    const start = performance.now();
    try {
      const answer = await work(request);
      response.status(status);
      if (answer instanceof EncodedJson || answer instanceof StreamedJson)
        await sendLong(options, request, response, answer);
      else response.json(answer ?? null);
    } catch (error) {
      // Part of the answer is sent: the connection is cut, so that the client does not take it for the whole.
      if (response.headersSent) response.destroy();
      else sendError(response, error);
      // Refusals are the client's affair; what the relay could not do is the operator's.
      if (response.statusCode >= 500) logger.error({ route, code: describeError(error) }, 'A request failed');
    }
    const labels = { route, status: String(response.statusCode) };
    metrics.count('relay_http_requests_total', 'REST requests by route and status.', labels);
    metrics.observeMs('relay_http_seconds', 'Time to answer REST requests.', performance.now() - start, {
      route,
    });
  };
}

async function sendLong(
  { senders, answers, networksOf }: AnswerOptions,
  request: Request,
  response: Response,
  answer: EncodedJson | StreamedJson,
): Promise<void> {
  const { user } = await senders.of(request);
  const holder = { userId: user.id, networks: networksOf(request) };
  if (answer instanceof EncodedJson) answers.send(request, response, holder, answer);
  else await answers.stream(request, response, holder, answer);
}

export function sendError(response: Response, error: unknown): void {
  const known = error instanceof RelayError ? error : undefined;
  const status = known?.status ?? statusOf(error);
  const retryAfterSeconds =
    known?.retryAfterMs === undefined ? undefined : Math.ceil(known.retryAfterMs / 1000);
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  response.status(status).json({
    message: known?.message ?? (status < 500 ? 'The request is malformed.' : 'The service failed.'),
    code: status,
    internalErrorCode: known?.code,
    canRetry: retryAfterSeconds !== undefined,
    retryAfter: retryAfterSeconds,
    retryAfterMs: known?.retryAfterMs,
  });
}

/** Body parsers put an HTTP status on their errors. */
function statusOf(error: unknown): number {
  if (isRelayError(error)) return error.status;
  const status = isRecord(error) ? error.status : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500) return status;
  return 500;
}
