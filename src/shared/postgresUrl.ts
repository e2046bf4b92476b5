/**
 * Whether it is the URL of a PostgreSQL database. Check it before a driver sees it: a driver's errors repeat the URL
 * with its password.
 */
export function isPostgresUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return ['postgres:', 'postgresql:'].includes(url?.protocol ?? '') && (url?.pathname ?? '').length > 1;
}
