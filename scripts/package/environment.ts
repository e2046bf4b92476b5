/** The values of one environment: `env/.env.<name>`, with `env/.env.<name>.user` on top of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { TAB_KINDS, tabKindOf } from './tabKind.ts';

export interface Environment {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  /** Variables in the committed file. */
  readonly committed: readonly string[];
  /** Variables in the private file, which override the committed ones. */
  readonly onTop: readonly string[];
}

interface Variable {
  /** Completes the sentence "Expected: …". */
  readonly expected: string;
  readonly fits: (value: string, values: Readonly<Record<string, string>>) => boolean;
  /** May be missing, as in files from before there was such a setting. */
  readonly optional?: true;
}

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const ENVIRONMENT_NAME = /^[a-z][a-z0-9-]*$/i;
const DEVELOPER_NAME_MAX_CHARACTERS = 32;

const guid = (what: string): Variable => ({ expected: `${what}, a GUID`, fits: (value) => GUID.test(value) });
const page = (what: string): Variable => ({
  expected: `the https address of ${what}`,
  fits: (value) => originOf(value) !== undefined,
});

const VARIABLES: Readonly<Record<string, Variable>> = {
  APP_NAME_SUFFIX: { expected: 'what follows the name of the app, or nothing', fits: () => true },
  TEAMS_APP_ID: guid('the id of the app in Teams'),
  TAB_ENDPOINT: {
    expected: 'the https origin of the server without a path, such as https://dialogkort.example.dk',
    fits: (value) => originOf(value) === value,
  },
  TAB_DOMAIN: {
    expected: 'the host in TAB_ENDPOINT, with its port if it has one',
    fits: (value, { TAB_ENDPOINT = '' }) =>
      value !== '' && (originOf(TAB_ENDPOINT) === undefined || `https://${value}` === originOf(TAB_ENDPOINT)),
  },
  TAB_KIND: {
    expected: `how Teams adds the tab: ${TAB_KINDS.join(' or ')}`,
    fits: (value) => tabKindOf(value) !== undefined,
    optional: true,
  },
  ENTRA_CLIENT_ID: guid('the client id of the registration in Microsoft Entra'),
  DEVELOPER_NAME: {
    expected: `who offers the app, in at most ${DEVELOPER_NAME_MAX_CHARACTERS} characters`,
    fits: (value) => value.trim() !== '' && value.length <= DEVELOPER_NAME_MAX_CHARACTERS,
  },
  DEVELOPER_WEBSITE_URL: page('a page about the app'),
  DEVELOPER_PRIVACY_URL: page('a page on how the app treats personal data'),
  DEVELOPER_TERMS_URL: page('a page with the terms of use'),
};

/** Names of the environments there are, in alphabetical order. */
export function listEnvironments(root: string): string[] {
  const folder = join(root, 'env');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).map((file) => /^\.env\.([a-z][a-z0-9-]*)$/i.exec(file)?.[1]);
  return names.filter((name) => name !== undefined).toSorted();
}

/** Undefined for an unknown environment. */
export function readEnvironment(root: string, name: string): Environment | undefined {
  const file = join(root, fileOf(name));
  if (!ENVIRONMENT_NAME.test(name) || !existsSync(file)) return undefined;
  const committed = readValues(file);
  const onTop = readValues(`${file}.user`);
  return {
    name,
    values: { ...committed, ...onTop },
    committed: Object.keys(committed),
    onTop: Object.keys(onTop),
  };
}

/** One sentence for each value that is missing or invalid. */
export function checkEnvironment({ name, values, committed, onTop }: Environment): string[] {
  const file = fileOf(name);
  const expectations: Readonly<Record<string, Variable>> = {
    TEAMSFX_ENV: { expected: `${name}, as in the name of the file`, fits: (value) => value === name },
    ...VARIABLES,
  };
  const wrong = Object.entries(expectations).flatMap(([variable, { expected, fits, optional }]) => {
    const value = values[variable];
    if (value === undefined && optional) return [];
    if (value !== undefined && fits(value, values)) return [];
    const where = onTop.includes(variable) ? `${file}.user` : file;
    return [`${where}: ${variable} is ${said(value)}. Expected: ${expected}.`];
  });
  const secrets = committed.filter((variable) => variable.startsWith('SECRET_'));
  const misplaced = secrets.map(
    (variable) => `${file}: ${variable} is a secret and belongs in ${file}.user, which git ignores.`,
  );
  return [...wrong, ...misplaced];
}

export function fileOf(name: string): string {
  return `env/.env.${name}`;
}

function readValues(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  const values = Object.entries(parseEnv(readFileSync(file, 'utf8')));
  return Object.fromEntries(values.map(([variable, value]) => [variable, value ?? '']));
}

function said(value: string | undefined): string {
  if (value === undefined) return 'missing';
  return value === '' ? 'empty' : JSON.stringify(value);
}

/** Undefined unless it is an https URL. */
function originOf(address: string): string | undefined {
  const url = URL.parse(address);
  return url?.protocol === 'https:' ? url.origin : undefined;
}
