/** What a filled-in manifest must fulfil beyond its schema. */
import { z } from 'zod';
import type { Json } from './fill-in.ts';
import { permissionTypes } from './permissions.ts';

/** The parts of the manifest that are looked at here; the schema looks at the whole of it. */
export const manifestShape = z.object({
  version: z.string(),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  configurableTabs: z.array(z.object({ configurationUrl: z.string() })),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
  authorization: z.object({
    permissions: z.object({
      resourceSpecific: z.array(z.object({ name: z.string(), type: z.string() })),
    }),
  }),
});

export type Manifest = z.infer<typeof manifestShape>;

/**
 * In characters, as for the same texts in the manifest. The schema for language files has a pattern that no validator in
 * Unicode mode accepts.
 */
const TEXT_LIMITS: Readonly<Record<string, number>> = {
  'name.short': 30,
  'name.full': 100,
  'description.short': 80,
  'description.full': 4000,
};

/** Every sentence names the file it is about. */
export function checkManifest(file: string, manifest: Manifest, appVersion: string): string[] {
  const problems = [...domainProblems(manifest), ...permissionProblems(manifest)];
  if (manifest.version !== appVersion) {
    problems.push(`version is ${manifest.version}. Expected: ${appVersion}, as in package.json`);
  }
  return problems.map((problem) => `${file}: ${problem}.`);
}

/** A language's file must say what the manifest says, no less and no more. */
export function checkLanguage(file: string, language: Json): string[] {
  if (typeof language !== 'object' || language === null) return [`${file}: is not a JSON object.`];
  const texts = Object.fromEntries(Object.entries(language).filter(([key]) => key !== '$schema'));
  const unknown = Object.keys(texts).filter((key) => !(key in TEXT_LIMITS));
  const problems = unknown.map((key) => `${key} is not a text of this app`);
  return [...problems, ...textProblems(texts)].map((problem) => `${file}: ${problem}.`);
}

function textProblems(texts: Readonly<Record<string, Json>>): string[] {
  return Object.entries(TEXT_LIMITS).flatMap(([key, limit]) => {
    const text = texts[key];
    if (typeof text !== 'string' || text.trim() === '') return [`${key} is missing`];
    return text.length > limit
      ? [`${key} is ${text.length} characters long. Expected: at most ${limit}`]
      : [];
  });
}

function domainProblems({ configurableTabs, validDomains, webApplicationInfo }: Manifest): string[] {
  const problems: string[] = [];
  for (const { configurationUrl } of configurableTabs) {
    const url = URL.parse(configurationUrl);
    if (url?.protocol !== 'https:')
      problems.push(`configurationUrl ${configurationUrl} is not an https address`);
    else if (!validDomains.includes(url.host))
      problems.push(`configurationUrl is on ${url.host}, not in validDomains`);
  }
  const resources = validDomains.map((domain) => `api://${domain}/${webApplicationInfo.id}`);
  if (!resources.includes(webApplicationInfo.resource)) {
    // Teams hands out tokens only to a page whose own host stands in the resource.
    problems.push(
      `webApplicationInfo.resource is ${webApplicationInfo.resource}. Expected: ${resources.join(' or ')}`,
    );
  }
  return problems;
}

function permissionProblems({ authorization }: Manifest): string[] {
  return authorization.permissions.resourceSpecific.flatMap(({ name, type }) => {
    const types: readonly string[] = permissionTypes(name);
    if (types.length === 0) return [`${name} is not a resource-specific permission for chats and meetings`];
    return types.includes(type) ? [] : [`${name} has the type ${type}. Expected: ${types.join(' or ')}`];
  });
}
