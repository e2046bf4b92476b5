/** Whether an `Authorization` header has the token. Takes constant time. */
export function bearsToken(authorization: string | undefined, token: string): boolean {
  const offered = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  let difference = offered.length ^ token.length;
  for (let i = 0; i < token.length; i += 1) difference |= offered.charCodeAt(i) ^ token.charCodeAt(i);
  return difference === 0;
}
