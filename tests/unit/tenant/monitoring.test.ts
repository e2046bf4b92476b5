import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { DEFAULT_LIMITS } from '../../../src/relay/limits.ts';
import { describeUnless } from '../../support/describeUnless.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly look_at: string };
}
interface Panel {
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number };
  readonly targets: readonly { readonly expr: string }[];
}

const ALERTS = 'deploy/monitoring/alerts.yml';
const { groups } = parse(readFileSync(ALERTS, 'utf8')) as { groups: readonly { rules: readonly Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(readFileSync('deploy/monitoring/dashboard.json', 'utf8')) as {
  readonly panels: readonly Panel[];
};

/** Names in the code, as metrics are made with them; a histogram's buckets are `<name>_bucket`. */
const code = ['src/server', 'src/relay', 'src/shared'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8')),
);
const METRIC = /\b(?:app|relay|process|nodejs)_[a-z0-9_]+/g;
const made = new Set(code.flatMap((text) => text.match(new RegExp(`'${METRIC.source}'`, 'g')) ?? []));
const isMade = (name: string): boolean =>
  made.has(`'${name}'`) || made.has(`'${name.replace(/_bucket$/, '')}'`);
const unknownIn = (expr: string): string[] => (expr.match(METRIC) ?? []).filter((name) => !isMade(name));

describe('[TENANT-14] the alert rules', () => {
  test.each(rules.map((rule) => [rule.alert, rule] as const))('%s uses metrics that exist', (alert, rule) => {
    expect(alert).toMatch(/^Dialogkort[A-Z]\w+$/);
    expect(unknownIn(rule.expr)).toEqual([]);
    expect(['page', 'ticket']).toContain(rule.labels.severity);
    expect(rule.annotations.summary).toMatch(/\.$/);
    expect(rule.annotations.look_at).not.toBe('');
    expect(rule.for ?? '1m').toMatch(/^\d+m$/);
    for (const [open, close] of ['()', '[]', '{}'])
      expect(rule.expr.split(open ?? '').length).toBe(rule.expr.split(close ?? '').length);
  });

  test('cover every metric that the page on operation says to be woken by', () => {
    const table =
      readFileSync('docs/operation.md', 'utf8').split('| be woken when')[1]?.split('\n\n')[0] ?? '';
    const rows = table.split('\n').flatMap((line) => {
      const [, names = '', , when = ''] = line.split(' | ').length > 2 ? ['', ...line.split(' | ')] : [];
      const [first] = names.match(METRIC) ?? [];
      return first !== undefined && when.replace(/[| ]/g, '') !== '' ? [names.match(METRIC) ?? []] : [];
    });
    expect(rows.length).toBeGreaterThan(8);
    const used = rules.map(({ expr }) => expr).join('\n');
    const quiet = ['relay_own_summaries_total', 'relay_checkpoint_failures_total', 'relay_connects_total'];
    const missing = rows.filter(
      (names) => !names.some((name) => used.includes(name) || quiet.includes(name)),
    );
    expect(missing).toEqual([]);
  });

  test('know the relay’s limit of connections', () => {
    expect(rules.find(({ alert }) => alert.endsWith('NearLimit'))?.expr).toContain(
      String(DEFAULT_LIMITS.sockets),
    );
  });
});

describe('[TENANT-14] the dashboard', () => {
  test('shows metrics that exist, each panel at a place of its own', () => {
    const { panels } = dashboard;
    expect(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => unknownIn(expr)))).toEqual([]);
    expect(new Set(panels.map(({ gridPos: { x, y } }) => `${x} ${y}`)).size).toBe(panels.length);
    expect(panels.every(({ title, targets }) => title !== '' && targets.length > 0)).toBe(true);
  });
});

/** Values in the notation of promtool: `1+2x5` is 1 and five more, each two larger. */
type Series = Readonly<Record<string, string>>;
interface Case {
  readonly alert: string;
  readonly fires: Series;
  readonly quiet: Series;
  /** Minutes after which both are looked at. */
  readonly after: number;
  /** Minutes between values, and between evaluations of the rule. */
  readonly every?: number;
  /** Of the metric, that the alert keeps. */
  readonly labels?: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  {
    ...{ alert: 'DialogkortAway', labels: { job: 'dialogkort' }, after: 3 },
    ...{ fires: { 'up{job="dialogkort"}': '0x5' }, quiet: { 'up{job="dialogkort"}': '1 0 0 1 0' } },
  },
  {
    ...{ alert: 'DialogkortFailsRequests', after: 20 },
    fires: { 'app_http_requests_total{status="500"}': '0+2x30' },
    // An error each five minutes.
    quiet: { 'app_http_requests_total{status="500"}': '0x4 1x4 2x4 3x4 4x4' },
  },
  {
    ...{ alert: 'DialogkortRegistryAway', after: 4 },
    ...{ fires: { app_sessions_current: 'NaN NaN NaN NaN NaN' }, quiet: { app_sessions_current: '7x5' } },
  },
  {
    ...{ alert: 'DialogkortRelayLost', labels: { service: 'second' }, after: 4 },
    fires: { 'app_fluid_service_up{service="second"}': '0x5' },
    quiet: { 'app_fluid_service_up{service="second"}': '0 1 0 1 0 1' },
  },
  {
    ...{ alert: 'DialogkortDiskLow', after: 1 },
    ...{ fires: { relay_disk_low: '0 1' }, quiet: { relay_disk_low: '0 0' } },
  },
  {
    ...{ alert: 'DialogkortTableStopped', after: 1 },
    ...{ fires: { relay_documents_stopped: '0 1' }, quiet: { relay_documents_stopped: '0 0' } },
  },
  {
    ...{ alert: 'DialogkortTablesFail', after: 15 },
    fires: { 'relay_document_failures_total{code="x"}': '0+1x15' },
    quiet: { 'relay_document_failures_total{code="x"}': '0x9 2x9' },
  },
  {
    ...{ alert: 'DialogkortSlowWrites', after: 20 },
    fires: {
      'relay_append_seconds_bucket{le="0.1"}': '0+9x20',
      'relay_append_seconds_bucket{le="0.25"}': '0+10x20',
      'relay_append_seconds_bucket{le="+Inf"}': '0+10x20',
    },
    quiet: {
      'relay_append_seconds_bucket{le="0.1"}': '0+99x20',
      'relay_append_seconds_bucket{le="0.25"}': '0+100x20',
      'relay_append_seconds_bucket{le="+Inf"}': '0+100x20',
    },
  },
  {
    ...{ alert: 'DialogkortBusy', after: 7 },
    fires: { nodejs_eventloop_lag_p99_seconds: '0.2x9' },
    quiet: { nodejs_eventloop_lag_p99_seconds: '0.2x2 0.01 0.2x4' },
  },
  {
    ...{ alert: 'DialogkortRestarts', after: 20 },
    fires: { process_uptime_seconds: '900 960 10 70 10 70 10+60x20' },
    // One update and its way back.
    quiet: { process_uptime_seconds: '900 960 10 70 10+60x20' },
  },
  {
    ...{ alert: 'DialogkortConsentOrSecret', labels: { code: 'directory_refused' }, after: 20 },
    fires: { 'app_refusals_total{code="directory_refused"}': '0+1x20' },
    quiet: { 'app_refusals_total{code="other"}': '0+5x20' },
  },
  {
    ...{ alert: 'DialogkortNothingDeleted', after: 24 * 60 + 10, every: 10 },
    fires: { app_removals_waiting: '1x150' },
    // Prometheus has only just met the server.
    quiet: { app_removals_waiting: '_x140 1x10' },
  },
  {
    ...{ alert: 'DialogkortSummariesRefused', after: 60 },
    fires: { 'relay_summaries_total{result="refused"}': '0+1x60' },
    quiet: {
      'relay_summaries_total{result="refused"}': '0+1x60',
      'relay_summaries_total{result="stored"}': '0+1x60',
    },
  },
  {
    ...{ alert: 'DialogkortConnectionsNearLimit', after: 7 },
    ...{ fires: { relay_sockets: '7000x9' }, quiet: { relay_sockets: '6000x9' } },
  },
];

const firing = (of: Case, rule: Rule | undefined) => {
  const { labels = {} } = of;
  const { summary = '', look_at } = rule?.annotations ?? {};
  const exp_annotations = {
    ...{ look_at, summary: summary.replace('{{ $labels.service }}', labels.service ?? '') },
  };
  const exp_alerts = [{ exp_labels: { ...rule?.labels, ...labels }, exp_annotations }];
  return caseOf(of, of.fires, exp_alerts);
};
const caseOf = ({ alert, after, every = 1 }: Case, series: Series, exp_alerts: readonly object[]) => ({
  interval: `${every}m`,
  input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
  alert_rule_test: [{ alertname: alert, eval_time: `${after}m`, exp_alerts }],
});

describeUnless(
  hasPromtool() ? undefined : 'no promtool on this machine',
  '[TENANT-14] Prometheus’ own tool',
  () => {
    test('takes the alert rules', () => {
      expect(execFileSync('promtool', ['check', 'rules', ALERTS], { encoding: 'utf8' })).toContain('SUCCESS');
    });

    test('has a case of each alert', () => {
      expect(CASES.map(({ alert }) => alert)).toEqual(rules.map(({ alert }) => alert));
    });

    test.each(CASES)('$alert fires when it should, and not otherwise', (of) => {
      const rule = rules.find(({ alert }) => alert === of.alert);
      const folder = mkdtempSync(join(tmpdir(), 'dialogkort-alerts-'));
      const file = join(folder, 'case.yml');
      const tests = [firing(of, rule), caseOf(of, of.quiet, [])];
      const evaluation_interval = `${of.every ?? 1}m`;
      writeFileSync(file, stringify({ rule_files: [resolve(ALERTS)], evaluation_interval, tests }));
      try {
        execFileSync('promtool', ['test', 'rules', file], { encoding: 'utf8', stdio: 'pipe' });
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  },
);

function hasPromtool(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
