// What a superuser does to the database by SQL, the verification finds; what the law allows, it lets pass.
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuditFinding } from '#domain/audit/report.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { sealDays, verifyAudit } from '../index.ts';
import { aCase, goOn } from '../testing.ts';

let platform: TestPlatform;
let admin: pg.Client;
const orgId = 1;

/** Three days of two cases; the fourth day, today, is open. */
const days = ['2026-11-14', '2026-11-15', '2026-11-16'] as const;
const today = '2026-11-17T09:00:00+08:00';
let first = '';
let second = '';

beforeAll(async () => {
  platform = await testPlatform(today);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  await admin.query(`insert into org (org_id, code, name) values (1, '3304', '本县'), (2, '3305', '邻县')`);
  await platform.db.refreshOrgs();
});

afterAll(async () => {
  await admin.end();
  await platform.close();
});

beforeEach(async () => {
  await admin.query('truncate event, event_head, day_seal');
  rmSync(anchorFile(), { force: true });
  platform.setNow(today);
  first = await aCase(platform, orgId, [
    `${days[0]}T09:00:00+08:00`,
    `${days[1]}T09:00:00+08:00`,
    `${days[1]}T23:59:59.999+08:00`,
    `${days[2]}T00:00:00+08:00`,
    '2026-11-17T08:00:00+08:00',
  ]);
  second = await aCase(platform, orgId, [`${days[0]}T10:00:00+08:00`, `${days[2]}T10:00:00+08:00`]);
  await sealDays(platform);
});

function anchorFile(): string {
  return path.join(platform.config.dataFolder, 'audit', 'seals.log');
}

const verify = (of = orgId) => verifyAudit(platform, { orgId: of });

/** `removed 2` for a case, `2026-11-14 root-mismatch` for a day. */
async function findings(): Promise<string[]> {
  const told = (finding: AuditFinding): string =>
    finding.about === 'day' ? `${finding.day} ${finding.kind}` : `${finding.kind} ${finding.seq.toString()}`;
  return (await verify()).findings.map(told);
}

describe('an untouched unit', () => {
  test('has no finding, and everything was looked at', async () => {
    expect(await verify()).toEqual({
      orgId,
      cases: 2,
      casesTotal: 2,
      events: 7,
      days: 3,
      openDays: [],
      findingCount: 0,
      findings: [],
    });
  });

  test('without any event has none either', async () => {
    expect(await verify(2)).toMatchObject({ cases: 0, days: 0, openDays: [], findings: [] });
  });

  test('whose server stood still has open days, but no finding', async () => {
    platform.setNow('2026-11-20T09:00:00+08:00');
    expect(await verify()).toMatchObject({
      findings: [],
      openDays: ['2026-11-17', '2026-11-18', '2026-11-19'],
    });
    await sealDays(platform);
    expect(await verify()).toMatchObject({ findings: [], openDays: [], days: 6 });
  });

  test('that goes on working while it is verified has none', async () => {
    const work = aCase(
      platform,
      orgId,
      Array.from({ length: 30 }, () => '2026-11-17T09:30:00+08:00'),
    );
    const reports = await Promise.all([verify(), verify(), verify()]);
    await work;
    expect(reports.flatMap(({ findings: found }) => found)).toEqual([]);
  });

  test('whose personal fields were erased by law has none', async () => {
    await admin.query('update event set personal = null, personal_salt = null where case_id = $1', [first]);
    expect(await findings()).toEqual([]);
  });

  test('from a day on: only the cases and days touched since are read', async () => {
    const report = await verifyAudit(platform, { orgId, from: '2026-11-17' });
    expect(report).toMatchObject({ cases: 1, events: 5, days: 0, findings: [] });
  });
});

describe('by SQL as superuser', () => {
  const sql = (text: string, ...values: unknown[]) => admin.query(text, values);

  test.each([
    ['the content', `data = '{"text":"改过"}'`, ['changed 2']],
    ['the actor', `actor_kind = 'customer'`, ['changed 2']],
    ['the instant', `at = at - interval '1 hour'`, ['changed 2']],
    [
      'the day',
      `at = at - interval '1 day'`,
      ['changed 2', '2026-11-14 root-mismatch', '2026-11-15 root-mismatch'],
    ],
    ['the instant to none', `at = 'infinity'`, ['changed 2', '2026-11-15 root-mismatch']],
    ['the personal fields', `personal = '{"phone":"13900000000"}'`, ['personal-changed 2']],
    ['the salt alone, half erased', 'personal_salt = null', ['personal-changed 2']],
    ['the hash', `hash = repeat('0', 64)`, ['changed 2', '2026-11-15 root-mismatch']],
    ['the hash to none', `hash = 'none'`, ['changed 2', '2026-11-15 root-mismatch']],
    ['the content to what cannot be hashed', `data = '{"text":1e999}'`, ['changed 2']],
  ])('a change of %s is found', async (_, set, expected) => {
    await sql(`update event set ${set} where case_id = $1 and seq = 2`, first);
    expect(await findings()).toEqual(expected);
  });

  test('a removed event is found, in its case and on its day', async () => {
    await sql('delete from event where case_id = $1 and seq = 2', first);
    expect(await findings()).toEqual(['removed 2', '2026-11-15 root-mismatch']);
  });

  test('a removed event is found though the later ones were renumbered', async () => {
    await sql('delete from event where case_id = $1 and seq = 2', first);
    for (const seq of [3, 4, 5]) {
      await sql('update event set seq = $2 - 1 where case_id = $1 and seq = $2', first, seq);
    }
    await sql('update event_head set seq = 4 where case_id = $1', first);
    const found = await findings();
    expect(found).toContain('2026-11-15 root-mismatch');
    expect(found).toContain('head-mismatch 4');
  });

  test('two events that changed places are found as moved', async () => {
    await sql('update event set seq = 99 where case_id = $1 and seq = 2', first);
    await sql('update event set seq = 2 where case_id = $1 and seq = 3', first);
    await sql('update event set seq = 3 where case_id = $1 and seq = 99', first);
    expect(await findings()).toEqual(['reordered 2', 'reordered 3']);
  });

  test('a tail cut off is found', async () => {
    await sql('delete from event where case_id = $1 and seq >= 4', first);
    expect(await findings()).toEqual(['cut-off 4', '2026-11-16 root-mismatch']);
  });

  test('a tail cut off together with the head rolled back to a true older one is found by the sealed day', async () => {
    interface Head {
      seq: number;
      hash: string;
      mac: string;
    }
    await sql('delete from day_seal');
    rmSync(anchorFile(), { force: true });
    const { rows } = await admin.query<Head>('select seq, hash, mac from event_head where case_id = $1', [
      second,
    ]);
    await goOn(platform, { orgId, caseId: second }, [`${days[2]}T15:00:00+08:00`]);
    await sealDays(platform);
    expect(await findings()).toEqual([]);
    await sql('delete from event where case_id = $1 and seq = 3', second);
    const set = 'update event_head set seq = $2, hash = $3, mac = $4 where case_id = $1';
    await sql(set, second, rows[0]?.seq, rows[0]?.hash, rows[0]?.mac);
    expect(await findings()).toEqual([`${days[2]} root-mismatch`]);
  });

  test('a case removed as a whole is found by its sealed days', async () => {
    await sql('delete from event where case_id = $1', second);
    await sql('delete from event_head where case_id = $1', second);
    expect(await findings()).toEqual(['2026-11-14 root-mismatch', '2026-11-16 root-mismatch']);
  });

  test('a head without events, and events without a head, are found', async () => {
    await sql('delete from event where case_id = $1', second);
    await sql('delete from event_head where case_id = $1', first);
    expect(await findings()).toEqual([
      'head-missing 1',
      'cut-off 1',
      '2026-11-14 root-mismatch',
      '2026-11-16 root-mismatch',
    ]);
  });

  test.each([
    ['its seal', `mac = repeat('0', 64)`, 'head-mismatch 5'],
    ['its hash', `hash = repeat('0', 64)`, 'head-mismatch 5'],
    ['its hash to none', `hash = ''`, 'head-mismatch 5'],
    ['its number', 'seq = 2000000000', 'cut-off 6'],
  ])('a head with a change of %s is found', async (_, set, expected) => {
    await sql(`update event_head set ${set} where case_id = $1`, first);
    expect(await findings()).toContain(expected);
  });

  test('an event put in on a sealed day is found', async () => {
    await sql(
      `insert into event select org_id, case_id, 6, case_kind, kind, $2, actor_kind, actor_id, source, data, personal,
         personal_salt, personal_digest, command_id, hash, hash from event where case_id = $1 and seq = 5`,
      first,
      `${days[2]}T12:00:00+08:00`,
    );
    expect(await findings()).toEqual(['changed 6', 'head-mismatch 6', '2026-11-16 root-mismatch']);
  });

  test.each([
    ['the count', 'event_count = event_count + 1', [`${days[1]} changed`, `${days[1]} root-mismatch`]],
    ['the root', `root = repeat('0', 64)`, [`${days[1]} changed`, `${days[1]} root-mismatch`]],
    [
      'the seal',
      `seal = repeat('0', 64)`,
      [`${days[1]} changed`, `${days[2]} changed`, `${days[1]} anchor-mismatch`],
    ],
  ])('a change of %s of a day is found', async (_, set, expected) => {
    await sql(`update day_seal set ${set} where day = $1`, days[1]);
    expect((await findings()).toSorted()).toEqual(expected.toSorted());
  });

  test.each([
    [days[0], `${days[0]} removed`],
    [days[1], `${days[1]} removed`],
    [days[2], `${days[2]} cut-off`],
  ])('the removed seal of %s is found', async (day, expected) => {
    await sql('delete from day_seal where day = $1', day);
    expect(await findings()).toContain(expected);
  });

  test('all seals removed are found', async () => {
    await sql('delete from day_seal');
    expect(await findings()).toEqual([`${days[0]} cut-off`, `${days[1]} cut-off`, `${days[2]} cut-off`]);
  });

  test('events removed with their case and the days sealed anew are found by what the data folder kept', async () => {
    await sql('delete from event where case_id = $1', second);
    await sql('delete from event_head where case_id = $1', second);
    await sql('delete from day_seal');
    await sealDays(platform);
    expect(await findings()).toEqual(days.map((day) => `${day} anchor-mismatch`));
  });

  test('a seal moved to another day is found', async () => {
    await sql(`update day_seal set day = '2026-10-01' where day = $1`, days[1]);
    expect(await findings()).toContain(`${days[1]} removed`);
  });

  test('the neighbour’s events are not this unit’s findings', async () => {
    const theirs = await aCase(platform, 2, [`${days[0]}T09:00:00+08:00`]);
    await sql(`update event set kind = 'forged' where case_id = $1`, theirs);
    expect(await findings()).toEqual([]);
    expect((await verify(2)).findings).toMatchObject([{ kind: 'changed', orgId: 2, caseId: theirs }]);
  });
});

describe('sealing', () => {
  interface Seal {
    day: string;
    event_count: number;
    seal: string;
  }
  const seals = async (): Promise<Seal[]> => {
    const { rows } = await admin.query<Seal>(
      'select day, event_count, seal from day_seal where org_id = 1 order by day',
    );
    return rows;
  };

  test('closes every day from the first event to yesterday, empty ones too, and once', async () => {
    const before = await seals();
    expect(before).toMatchObject([
      { day: '2026-11-14', event_count: 2 },
      { day: '2026-11-15', event_count: 2 },
      { day: '2026-11-16', event_count: 2 },
    ]);
    expect(await sealDays(platform)).toBe(0);
    platform.setNow('2026-11-19T00:10:00+08:00');
    await Promise.all([sealDays(platform), sealDays(platform), sealDays(platform)]);
    expect(await seals()).toMatchObject([
      ...before,
      { day: '2026-11-17', event_count: 1 },
      { day: '2026-11-18', event_count: 0 },
    ]);
    expect(await findings()).toEqual([]);
  });

  test('waits ten minutes after midnight for what is still on its way', async () => {
    platform.setNow('2026-11-18T00:09:59.999+08:00');
    expect(await sealDays(platform)).toBe(0);
    platform.setNow('2026-11-18T00:10:00+08:00');
    expect(await sealDays(platform)).toBe(1);
  });

  test('keeps each seal in the data folder once, and a damaged line there does no harm', async () => {
    appendFileSync(anchorFile(), '\nnonsense\n1 2026-11-14 zz\n');
    await sealDays(platform);
    const lines = readFileSync(anchorFile(), 'utf8').split('\n');
    expect(lines.filter((line) => line.startsWith('1 2026-11-14 ') && line.length === 77)).toHaveLength(1);
    expect(await findings()).toEqual([]);
  });
});
