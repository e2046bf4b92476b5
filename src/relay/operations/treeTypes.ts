/**
 * Whether something in Fluid's form of a tree brings in a node of this type. Types stand in shapes and in lists of identifiers;
 * what people write stands elsewhere, so that a text which is a type's name is none.
 */
export function hasNodeOf(type: string, encoded: unknown): boolean {
  if (typeof encoded !== 'object' || encoded === null) return false;
  if (Array.isArray(encoded)) return encoded.some((part) => hasNodeOf(type, part));
  return Object.entries(encoded).some(
    ([name, value]) =>
      (name === 'type' && value === type) ||
      (name === 'identifiers' && Array.isArray(value) && value.includes(type)) ||
      hasNodeOf(type, value),
  );
}
