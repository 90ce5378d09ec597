import { figure, type BenchOptions, type Figure } from '../figure.ts';
import { loadClient, percentile, type LoadClient, type Timed } from './http-load.ts';
import { largeCompany, sizes, type LargeCompany } from './large-company.ts';

/** One call of a kind; `at` counts them, so that each asks for something else. */
export type Ask = (client: LoadClient, at: number) => Promise<Timed>;

/** The asks of a bench by name, for a company. */
export type Asks = (company: LargeCompany) => Promise<Readonly<Record<string, Ask>>>;

interface Cost {
  readonly p50: number;
  readonly p95: number;
}

const warmUps = 10;
const growthLimit = 2;

async function costOf(client: LoadClient, ask: Ask, calls: number): Promise<Cost> {
  const ms: number[] = [];
  for (let at = 0; at < warmUps + calls; at += 1) {
    const answer = await ask(client, at);
    if (answer.status !== 200)
      throw new Error(`answered ${answer.status.toString()}: ${answer.body.slice(0, 300)}`);
    if (at >= warmUps) ms.push(answer.ms);
  }
  return { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) };
}

async function costsAt(
  options: BenchOptions,
  { count, asks, as }: { count: number; asks: Asks; as: 'clerk' | 'supervisor' },
): Promise<Map<string, Cost>> {
  const company = await largeCompany(options, count);
  const client = loadClient(company.server().port, company[as]);
  const costs = new Map<string, Cost>();
  for (const [name, ask] of Object.entries(await asks(company))) {
    costs.set(name, await costOf(client, ask, options.quick ? 60 : 200));
    options.tell(`${count.toString()}: ${name} p95 ${costs.get(name)?.p95.toFixed(1) ?? '?'} ms`);
  }
  client.close();
  return costs;
}

/**
 * What each ask costs in a large company, by one client after another, over HTTP; and how much more than in one of a
 * tenth of the size, by the median, which a busy machine moves least.
 */
export async function costFigures(
  options: BenchOptions,
  {
    bench,
    limitMs,
    asks,
    as = 'clerk',
  }: {
    readonly bench: string;
    readonly limitMs: number;
    readonly asks: Asks;
    readonly as?: 'clerk' | 'supervisor';
  },
): Promise<Figure[]> {
  const { small, large } = sizes(options);
  const before = await costsAt(options, { count: small, asks, as });
  const after = await costsAt(options, { count: large, asks, as });
  return [...after].flatMap(([name, cost]) => {
    const growth = cost.p50 / (before.get(name)?.p50 ?? Number.NaN);
    return [
      figure(`${bench}.${name}.p95`, { value: cost.p95, unit: 'ms', limit: limitMs }),
      figure(`${bench}.${name}.growth`, { value: growth, unit: 'x', limit: growthLimit }),
    ];
  });
}
