/** People are called by their first names on this page; the cast sees to it that they differ. */
export function firstName({ name }: { readonly name: string }): string {
  return name.split(' ')[0] ?? name;
}
