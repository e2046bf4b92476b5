/** Replaces `${{NAME}}` by an environment's values, in the strings of parsed JSON, so that no value can break it. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const PLACEHOLDER = /\$\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

export interface FilledIn {
  readonly json: Json;
  /** Names that have no value, each once. */
  readonly unknown: readonly string[];
  /** Names of secrets, which must not be in a package; left unreplaced. */
  readonly secret: readonly string[];
}

export function fillIn(template: Json, values: Readonly<Record<string, string>>): FilledIn {
  const unknown = new Set<string>();
  const secret = new Set<string>();

  const fillText = (text: string): string =>
    text.replace(PLACEHOLDER, (placeholder, name: string) => {
      if (name.startsWith('SECRET_')) secret.add(name);
      else if (values[name] === undefined) unknown.add(name);
      else return values[name];
      return placeholder;
    });

  const fill = (json: Json): Json => {
    if (typeof json === 'string') return fillText(json);
    if (isList(json)) return json.map(fill);
    if (typeof json !== 'object' || json === null) return json;
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, fill(value)]));
  };

  return { json: fill(template), unknown: [...unknown], secret: [...secret] };
}

/** `Array.isArray` does not narrow a readonly list. */
function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
