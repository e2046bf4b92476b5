/** What `npm audit --json` says, if it says anything. */

export type Advice =
  /** A line for each package that somebody has to do something about. */
  | { readonly problems: readonly string[]; readonly others: number }
  /** The registry gave no answer: nothing is known, neither good nor bad. */
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

/** Below that it is told as a number: nearly always it is something that cannot happen here. */
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

/** Warnings of npm may stand around it. */
function parse(output: string): Report | undefined {
  const from = output.indexOf('{');
  const to = output.lastIndexOf('}');
  try {
    return JSON.parse(output.slice(from, to + 1));
  } catch {
    return undefined;
  }
}
