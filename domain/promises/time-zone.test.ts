/** The due time doesn't depend on the zone the server runs in: the same cases in processes of several zones. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { clockDueCommand } from './cli-case.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
// Summer time changes lie within these, in zones that have it.
const cases = [
  { from: '2026-09-30T16:40:00+08:00', limit: '5wd' },
  { from: '2026-09-30T23:59:59+08:00', limit: '1wd' },
  { from: '2026-10-01T00:00:00+08:00', limit: '1wd' },
  {
    from: '2026-03-06T10:00:00+08:00',
    limit: '7d',
    pauses: ['2026-03-08T00:00+08:00/2026-03-10T00:00+08:00'],
  },
  { from: '2026-10-24T10:00:00+08:00', limit: '24h' },
  { from: '2026-11-01T06:00:00Z', limit: '7d-before' },
  { from: '2026-11-01T23:30:00+08:00', limit: 'on-day' },
];
const script = `
  import { clockDueCommand } from '#domain/promises/cli-case.ts';
  const cases = JSON.parse(process.argv[1]);
  console.log(JSON.stringify([new Date(0).getHours(), cases.map((each) => clockDueCommand(each))]));
`;

/** The hour the zone shows at the epoch, and the answers computed in it. */
function answersIn(zone: string): unknown {
  const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  const output = execFileSync(node, ['--input-type=module', '--eval', script, JSON.stringify(cases)], {
    cwd: root,
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

test.each([
  ['UTC', 0],
  ['Asia/Shanghai', 8],
  ['America/Los_Angeles', 16],
  ['Europe/Berlin', 1],
])('a server in %s answers the same', (zone, hourAtEpoch) => {
  expect(answersIn(zone)).toEqual([hourAtEpoch, cases.map((each) => clockDueCommand(each))]);
});
