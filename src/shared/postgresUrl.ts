/**
 * Whether it is the address of a PostgreSQL database. To be asked before a driver sees it: a driver's complaints repeat the
 * address, and with it the password.
 */
export function isPostgresUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return ['postgres:', 'postgresql:'].includes(url?.protocol ?? '') && (url?.pathname ?? '').length > 1;
}
