/** Requirements for a filled-in manifest beyond its schema. */
import { z } from 'zod';
import type { Json } from './fill-in.ts';
import { permissionTypes } from './permissions.ts';

/** The parts of the manifest that are checked here; the schema checks all of it. */
export const manifestShape = z.object({
  version: z.string(),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  staticTabs: z
    .array(
      z.object({ contentUrl: z.string(), websiteUrl: z.string().optional(), scopes: z.array(z.string()) }),
    )
    .optional(),
  configurableTabs: z
    .array(z.object({ configurationUrl: z.string(), scopes: z.array(z.string()) }))
    .optional(),
  supportsChannelFeatures: z.string().optional(),
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
const TAB_NAME_LIMIT = 128;

/** Every sentence names its file. */
export function checkManifest(file: string, manifest: Manifest, appVersion: string): string[] {
  const problems = [
    ...tabProblems(manifest),
    ...domainProblems(manifest),
    ...permissionProblems(manifest),
    ...channelProblems(manifest),
  ];
  if (manifest.version !== appVersion) {
    problems.push(`version is ${manifest.version}. Expected: ${appVersion}, as in package.json`);
  }
  return problems.map((problem) => `${file}: ${problem}.`);
}

/** A language's file must have exactly the manifest's texts. */
export function checkLanguage(
  file: string,
  language: Json,
  { staticTabs = [] }: Pick<Manifest, 'staticTabs'>,
): string[] {
  if (typeof language !== 'object' || language === null) return [`${file}: is not a JSON object.`];
  const tabNames = staticTabs.map((_, at) => [`staticTabs[${at}].name`, TAB_NAME_LIMIT] as const);
  const limits = { ...TEXT_LIMITS, ...Object.fromEntries(tabNames) };
  const texts = Object.fromEntries(Object.entries(language).filter(([key]) => key !== '$schema'));
  const unknown = Object.keys(texts).filter((key) => !(key in limits));
  const problems = unknown.map((key) => `${key} is not a text of this app`);
  return [...problems, ...textProblems(texts, limits)].map((problem) => `${file}: ${problem}.`);
}

function textProblems(
  texts: Readonly<Record<string, Json>>,
  limits: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(limits).flatMap(([key, limit]) => {
    const text = texts[key];
    if (typeof text !== 'string' || text.trim() === '') return [`${key} is missing`];
    return text.length > limit
      ? [`${key} is ${text.length} characters long. Expected: at most ${limit}`]
      : [];
  });
}

/** In each scope Teams takes one kind of tab, and would leave the other out without a word. */
function tabProblems({ staticTabs = [], configurableTabs = [] }: Manifest): string[] {
  if (staticTabs.length + configurableTabs.length === 0) return ['has no tab'];
  const taken = staticTabs.flatMap(({ scopes }) => scopes);
  const twice = configurableTabs.flatMap(({ scopes }) => scopes).filter((scope) => taken.includes(scope));
  return twice.map((scope) => `has a static and a configurable tab in the scope ${scope}`);
}

/** Teams does not take the upload without it (since 1.25), although the schema does not ask for it. */
function channelProblems(manifest: Manifest): string[] {
  const { staticTabs = [], configurableTabs = [], supportsChannelFeatures } = manifest;
  const isForTeams = [...staticTabs, ...configurableTabs].some(({ scopes }) => scopes.includes('team'));
  return isForTeams && supportsChannelFeatures !== 'tier1'
    ? ['has a tab in the scope team. Expected: "supportsChannelFeatures": "tier1"']
    : [];
}

function domainProblems(manifest: Manifest): string[] {
  const { staticTabs = [], configurableTabs = [], validDomains, webApplicationInfo } = manifest;
  const problems: string[] = [];
  const addresses: readonly (readonly [string, string])[] = [
    ...configurableTabs.map(({ configurationUrl }) => ['configurationUrl', configurationUrl] as const),
    ...staticTabs.map(({ contentUrl }) => ['contentUrl', contentUrl] as const),
    ...staticTabs.flatMap(({ websiteUrl }) =>
      websiteUrl === undefined ? [] : [['websiteUrl', websiteUrl] as const],
    ),
  ];
  for (const [what, address] of addresses) {
    const url = URL.parse(address);
    if (url?.protocol !== 'https:') problems.push(`${what} ${address} is not an https address`);
    else if (!validDomains.includes(url.host))
      problems.push(`${what} is on ${url.host}, not in validDomains`);
  }
  const resources = validDomains.map((domain) => `api://${domain}/${webApplicationInfo.id}`);
  if (!resources.includes(webApplicationInfo.resource)) {
    // Teams gives tokens only to a page whose host is in the resource.
    problems.push(
      `webApplicationInfo.resource is ${webApplicationInfo.resource}. Expected: ${resources.join(' or ')}`,
    );
  }
  return problems;
}

function permissionProblems({ authorization }: Manifest): string[] {
  return authorization.permissions.resourceSpecific.flatMap(({ name, type }) => {
    const types: readonly string[] = permissionTypes(name);
    if (types.length === 0)
      return [`${name} is not a resource-specific permission for chats, meetings and teams`];
    return types.includes(type) ? [] : [`${name} has the type ${type}. Expected: ${types.join(' or ')}`];
  });
}
