/**
 * How Teams adds the app's tab. The manifest has a static tab, which is there at once. Where a tenant's Teams does not offer static
 * tabs in chats and meetings, `TAB_KIND=configurable` makes the same tab with the settings page in front. A package has one of
 * the two: Teams prefers the static one wherever both have a scope.
 */
import type { Json } from './fill-in.ts';

export const TAB_KINDS = ['static', 'configurable'] as const;
export type TabKind = (typeof TAB_KINDS)[number];

/** Nothing said is the usual one. */
export function tabKindOf(value: string | undefined): TabKind | undefined {
  if (value === undefined || value === '') return 'static';
  return TAB_KINDS.find((kind) => kind === value);
}

/** Id of the configurable tab in packages of earlier releases: the tab stays the same one. */
const CONFIGURABLE_TAB_ID = 'table';
const TAB_TEXTS = /^staticTabs\[/;

export function withConfigurableTab(manifest: Json, endpoint: string): Json {
  if (!isRecord(manifest)) return manifest;
  const { staticTabs, ...rest } = manifest;
  const [tab] = Array.isArray(staticTabs) ? staticTabs : [];
  if (!isRecord(tab)) return manifest;
  const configurableTab = {
    id: CONFIGURABLE_TAB_ID,
    configurationUrl: `${endpoint}/configure?theme={theme}&locale={locale}`,
    canUpdateConfiguration: true,
    scopes: tab.scopes ?? [],
    context: tab.context ?? [],
  };
  return { ...rest, configurableTabs: [configurableTab] };
}

/** A configurable tab gets its name from the settings page. */
export function withoutTabTexts(language: Json): Json {
  if (!isRecord(language)) return language;
  return Object.fromEntries(Object.entries(language).filter(([key]) => !TAB_TEXTS.test(key)));
}

function isRecord(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
