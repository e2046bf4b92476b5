/** Metrics in Prometheus' text format (version 0.0.4). Labels never hold ids or names. */
type Labels = Readonly<Record<string, string>>;

/** More series than any of our metrics has; further ones are counted together. */
const MAX_SERIES = 1_000;
const MAX_LABEL_CHARS = 100;

const LATENCY_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export class Metrics {
  readonly #counters = new Map<string, Family<number>>();
  readonly #gauges = new Map<string, { help: string; read: () => Iterable<readonly [Labels, number]> }>();
  readonly #histograms = new Map<string, Family<Histogram>>();

  count(name: string, help: string, labels: Labels = {}, by = 1): void {
    const series = familyOf(this.#counters, name, help).series;
    const key = keyIn(series, labels);
    series.set(key, (series.get(key) ?? 0) + by);
  }

  gauge(name: string, help: string, read: () => number): void {
    this.gauges(name, help, () => [[{}, read()]]);
  }

  /** A gauge with labels. */
  gauges(name: string, help: string, read: () => Iterable<readonly [Labels, number]>): void {
    this.#gauges.set(name, { help, read });
  }

  /** Takes milliseconds, exports seconds, as Prometheus wants it. */
  observeMs(name: string, help: string, ms: number, labels: Labels = {}): void {
    const series = familyOf(this.#histograms, name, help).series;
    const key = keyIn(series, labels);
    const histogram = series.get(key) ?? { buckets: LATENCY_BUCKETS_S.map(() => 0), sum: 0, count: 0 };
    const seconds = ms / 1000;
    LATENCY_BUCKETS_S.forEach((le, i) => {
      if (seconds <= le) histogram.buckets[i] = (histogram.buckets[i] ?? 0) + 1;
    });
    histogram.sum += seconds;
    histogram.count += 1;
    series.set(key, histogram);
  }

  render(): string {
    const lines: string[] = [];
    for (const [name, { help, series }] of this.#counters) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`);
      for (const [labels, value] of series) lines.push(`${name}${braces(labels)} ${value}`);
    }
    for (const [name, { help, read }] of this.#gauges) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`);
      for (const [labels, value] of read()) lines.push(`${name}${braces(labelText(labels))} ${value}`);
    }
    for (const [name, { help, series }] of this.#histograms) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} histogram`);
      for (const [labels, histogram] of series) lines.push(...renderHistogram(name, labels, histogram));
    }
    return `${lines.join('\n')}\n`;
  }
}

interface Family<T> {
  readonly help: string;
  readonly series: Map<string, T>;
}

interface Histogram {
  readonly buckets: number[];
  sum: number;
  count: number;
}

function familyOf<T>(families: Map<string, Family<T>>, name: string, help: string): Family<T> {
  const known = families.get(name);
  if (known) return known;
  const family: Family<T> = { help, series: new Map() };
  families.set(name, family);
  return family;
}

function renderHistogram(name: string, labels: string, { buckets, sum, count }: Histogram): string[] {
  const join = labels === '' ? '' : `${labels},`;
  return [
    ...buckets.map((n, i) => `${name}_bucket{${join}le="${LATENCY_BUCKETS_S[i]}"} ${n}`),
    `${name}_bucket{${join}le="+Inf"} ${count}`,
    `${name}_sum${braces(labels)} ${sum}`,
    `${name}_count${braces(labels)} ${count}`,
  ];
}

/** The series' key within its metric. */
function keyIn(series: ReadonlyMap<string, unknown>, labels: Labels): string {
  const key = labelText(labels);
  if (series.has(key) || series.size < MAX_SERIES) return key;
  return labelText(Object.fromEntries(Object.keys(labels).map((name) => [name, 'other'])));
}

function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${readable(value)}"`)
    .join(',');
}

/** Metrics must not fail on made-up label values, whatever their type. */
const readable = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, MAX_LABEL_CHARS).replace(/[^ -~]|[\\"]/g, '_') : 'none';

const braces = (labels: string): string => (labels === '' ? '' : `{${labels}}`);
