/** The lists a working day begins with: one's own tasks, the team's, the numbers on the tabs; the unit's for its head. */
import type { Bench } from './figure.ts';
import { costFigures, type Asks } from './testbed/cost.ts';

const limitMs = 30;

function nextOf(body: string): string {
  const { next } = JSON.parse(body) as { next: string | null };
  return next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
}

const clerksAsks: Asks = async () => ({
  mine: (client) => client.get('/api/work?scope=mine'),
  team: (client) => client.get('/api/work?scope=team'),
  'team-of-a-kind': (client) => client.get('/api/work?scope=team&kind=complaint'),
  // The page behind the first; only the second call is measured.
  'team-next-page': async (client) => {
    const first = await client.get('/api/work?scope=team');
    return client.get(`/api/work?scope=team${nextOf(first.body)}`);
  },
  counts: (client) => client.get('/api/desk/counts'),
  'newest-orders': (client) => client.get('/api/orders?status=open'),
  'due-soon': (client) => client.get('/api/orders?clock=due-soon'),
  breached: (client) => client.get('/api/orders?clock=breached'),
});

const headsAsks: Asks = async () => ({ unit: (client) => client.get('/api/work?scope=unit') });

/** A clerk's lists below 30 ms. */
export const worklist: Bench = async (options) => [
  ...(await costFigures(options, { bench: 'worklist', limitMs, asks: clerksAsks })),
  ...(await costFigures(options, { bench: 'worklist', limitMs, asks: headsAsks, as: 'supervisor' })),
];
