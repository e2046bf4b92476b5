/** The page calls people by their first names, which are unique. */
export function firstName({ name }: { readonly name: string }): string {
  return name.split(' ')[0] ?? name;
}
