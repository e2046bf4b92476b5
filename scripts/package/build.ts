/** Builds the package of one environment and reports its problems. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { archive } from './archive.ts';
import { checkEnvironment, type Environment, fileOf } from './environment.ts';
import { fillIn, type Json } from './fill-in.ts';
import { checkColourIcon, checkOutlineIcon } from './icons.ts';
import { checkLanguage, checkManifest, manifestShape } from './manifest.ts';
import { tabKindOf, withConfigurableTab, withoutTabTexts } from './tabKind.ts';

const FOLDER = 'appPackage';
const MANIFEST = 'manifest.json';

/** Returns the problems of a manifest by Microsoft's schema. */
export type SchemaCheck = (manifest: Json) => Promise<readonly string[]>;

export type Built = { readonly zip: Uint8Array } | { readonly problems: readonly string[] };

export async function buildPackage(
  root: string,
  environment: Environment,
  checkSchema: SchemaCheck,
): Promise<Built> {
  // Missing values would cause all later problems.
  const missing = checkEnvironment(environment);
  if (missing.length > 0) return { problems: missing };

  const problems: string[] = [];
  const files = new Map<string, Uint8Array>();

  const { TAB_KIND, TAB_ENDPOINT = '' } = environment.values;
  const isConfigurable = tabKindOf(TAB_KIND) === 'configurable';
  const filledIn = readTemplate(root, MANIFEST, environment, problems);
  if (filledIn === undefined) return { problems };
  const template = isConfigurable ? withConfigurableTab(filledIn, TAB_ENDPOINT) : filledIn;
  files.set(MANIFEST, textOf(template));
  problems.push(...(await checkSchema(template)).map((problem) => `${FOLDER}/${MANIFEST}: ${problem}`));

  const { data: manifest, error } = manifestShape.safeParse(template);
  if (!manifest) {
    problems.push(
      ...error.issues.map(({ path, message }) => `${FOLDER}/${MANIFEST}: ${path.join('.')}: ${message}.`),
    );
    return { problems };
  }
  problems.push(...checkManifest(`${FOLDER}/${MANIFEST}`, manifest, appVersionOf(root)));

  for (const { file } of manifest.localizationInfo.additionalLanguages) {
    const texts = readTemplate(root, file, environment, problems);
    if (texts === undefined) continue;
    const language = isConfigurable ? withoutTabTexts(texts) : texts;
    problems.push(...checkLanguage(`${FOLDER}/${file}`, language, manifest));
    files.set(file, textOf(language));
  }

  const icons = [
    { file: manifest.icons.color, check: checkColourIcon },
    { file: manifest.icons.outline, check: checkOutlineIcon },
  ];
  for (const { file, check } of icons) {
    const bytes = readPart(root, file, problems);
    if (!bytes) continue;
    problems.push(...check(`${FOLDER}/${file}`, bytes));
    files.set(file, bytes);
  }

  return problems.length > 0 ? { problems } : { zip: archive(files) };
}

/** Reports a problem and returns undefined for a missing file. */
function readPart(root: string, name: string, problems: string[]): Buffer | undefined {
  // A package is flat; a name with a folder in it could reach outside of it.
  if (name !== basename(name)) {
    problems.push(`${FOLDER}/${name}: must lie in ${FOLDER} itself.`);
    return undefined;
  }
  try {
    return readFileSync(join(root, FOLDER, name));
  } catch {
    problems.push(`${FOLDER}/${name}: is missing.`);
    return undefined;
  }
}

function readTemplate(
  root: string,
  name: string,
  environment: Environment,
  problems: string[],
): Json | undefined {
  const bytes = readPart(root, name, problems);
  if (!bytes) return undefined;
  let template: Json;
  try {
    template = JSON.parse(bytes.toString('utf8'));
  } catch {
    problems.push(`${FOLDER}/${name}: is not valid JSON.`);
    return undefined;
  }
  const { json, unknown, secret } = fillIn(template, environment.values);
  for (const variable of unknown) {
    problems.push(`${FOLDER}/${name}: uses ${variable}, which ${fileOf(environment.name)} does not have.`);
  }
  for (const variable of secret) {
    problems.push(
      `${FOLDER}/${name}: uses the secret ${variable}. Everybody who has the package can read it.`,
    );
  }
  return json;
}

function textOf(json: Json): Uint8Array {
  return Buffer.from(`${JSON.stringify(json, null, 2)}\n`);
}

function appVersionOf(root: string): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
