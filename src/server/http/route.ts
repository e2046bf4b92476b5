import type { Request } from 'express';

/** The template that a request was answered by, such as `/api/sessions/:id`: an address itself holds ids and tickets. */
export function routeOf(request: Request): string {
  const path: unknown = request.route?.path;
  return path === undefined ? 'none' : `${request.baseUrl}${String(path)}`;
}
