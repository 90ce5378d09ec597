/** The server process while it serves a large company: resident memory after the start and at its peak under load. */
import { sampleRequest } from '#server/domains/requests/testing.ts';
import { figure, type Bench } from './figure.ts';
import { loadClient, type LoadClient } from './testbed/http-load.ts';
import { largeCompany, sizes } from './testbed/large-company.ts';

const limitMb = 400;
const clientCount = 8;

const asks: readonly ((client: LoadClient) => Promise<{ status: number; body: string }>)[] = [
  (client) => client.post('/api/requests', JSON.stringify(sampleRequest('fault-report'))),
  (client) => client.get('/api/work?scope=team'),
  (client) => client.get('/api/desk/counts'),
  (client) => client.get('/api/orders?size=50'),
  (client) => client.post('/api/customers/search', JSON.stringify({ text: '王伟' })),
  (client) => client.post('/api/requests', JSON.stringify(sampleRequest('residential-connection'))),
];

async function load(client: LoadClient, endMs: number): Promise<void> {
  for (let at = 0; performance.now() < endMs; at += 1) {
    const answer = await asks[at % asks.length]?.(client);
    if (answer?.status !== 200)
      throw new Error(`answered ${String(answer?.status)}: ${answer?.body.slice(0, 300) ?? ''}`);
  }
}

/** Below 400 MB at the peak. */
export const memory: Bench = async (options) => {
  const company = await largeCompany(options, sizes(options).large);
  await company.pauseServer();
  await company.resumeServer();
  const server = company.server();
  const { nowMb: startedMb } = server.memory();
  const endMs = performance.now() + (options.quick ? 10_000 : 60_000);
  const clients = Array.from({ length: clientCount }, () => loadClient(server.port, company.clerk));
  await Promise.all(clients.map((client) => load(client, endMs)));
  for (const client of clients) client.close();
  const { peakMb } = server.memory();
  return [
    figure('memory.after-start', { value: startedMb, unit: 'MB' }),
    figure('memory.peak', { value: peakMb, unit: 'MB', limit: limitMb }),
  ];
};
