/** A field such as `code` of whatever was thrown, if it has one of use. */
export function errorField(
  error: unknown,
  field: 'code' | 'errcode' | 'status',
): string | number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
