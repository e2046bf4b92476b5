import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
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

describeUnless(
  hasPromtool() ? undefined : 'no promtool on this machine',
  '[TENANT-14] Prometheus’ own tool',
  () => {
    test('takes the alert rules', () => {
      expect(execFileSync('promtool', ['check', 'rules', ALERTS], { encoding: 'utf8' })).toContain('SUCCESS');
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
