/** The result of `npm audit --json`. */

export type Advice =
  /** One line for each package that needs action. */
  | { readonly problems: readonly string[]; readonly others: number }
  /** The registry did not answer: the state is unknown. */
  | { readonly silent: string };

interface Report {
  readonly vulnerabilities?: Readonly<Record<string, Vulnerability>>;
  readonly message?: string;
  readonly error?: { readonly summary?: string; readonly code?: string };
}
interface Vulnerability {
  readonly name: string;
  readonly severity: string;
  readonly range: string;
}

/** Lower severities are only counted: they nearly always describe something that cannot happen here. */
const SEVERE = ['high', 'critical'];

export function readAdvice(output: string): Advice {
  const report = parse(output);
  if (!report?.vulnerabilities) {
    const reason = report?.error?.summary || report?.error?.code || report?.message;
    return { silent: reason || 'the registry gives no answer about advisories' };
  }
  const known = Object.values(report.vulnerabilities);
  const severe = known.filter(({ severity }) => SEVERE.includes(severity));
  return {
    problems: severe.map(({ name, severity, range }) => `${name} ${range}: ${severity}`),
    others: known.length - severe.length,
  };
}

/** npm's warnings may surround it. */
function parse(output: string): Report | undefined {
  const from = output.indexOf('{');
  const to = output.lastIndexOf('}');
  try {
    return JSON.parse(output.slice(from, to + 1));
  } catch {
    return undefined;
  }
}
