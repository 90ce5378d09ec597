import { describe, expect, test } from 'vitest';
import { statusSections, statusText, taskTitle, type Status } from './status-lines.ts';

const t = (text: string, values: Readonly<Record<string, string | number>> = {}) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

const well: Status = {
  at: '2026-11-18T02:00:00.000Z',
  process: {
    version: '0.1.0',
    node: 'v24.0.0',
    platform: 'linux x64',
    startedAt: '2026-11-18T01:00:00.000Z',
    memoryBytes: 100_000_000,
    demo: false,
  },
  database: {
    version: '18.1',
    embedded: true,
    sizeBytes: 50_000_000,
    connections: 10,
    connectionsMax: 100,
    pool: { open: 5, idle: 4, waiting: 0 },
    replicas: [],
    migrations: {
      newest: '0015_operation.sql',
      appliedAt: '2026-11-18T01:00:00.000Z',
      applied: 15,
      pending: [],
    },
  },
  jobs: { counts: [{ task: 'seal-days', waiting: 2, running: 1, failed: 0 }], troubled: [] },
  notices: {
    open: [],
    channels: [
      { channel: 'sms', configured: true },
      { channel: 'email', configured: true },
    ],
  },
  sweep: { lastAt: '2026-11-18T01:59:59.000Z', lagMs: 300 },
  disk: { freeBytes: 60_000_000_000, totalBytes: 100_000_000_000 },
  seal: { day: '2026-11-17', sealedAt: '2026-11-17T16:10:00.000Z' },
  backup: null,
  signIn: { failures: 3, lockedNow: 0, sessions: 12 },
};

/** The lines that ask for attention. */
const alarms = (status: Status) =>
  statusSections(status, t)
    .flatMap(({ lines }) => lines)
    .filter(({ tone }) => tone === 'bad' || tone === 'warn')
    .map(({ name }) => name);

describe('the state of an installation', () => {
  test('that is well asks for nothing but a backup', () => {
    expect(alarms(well)).toEqual(['每晚自动备份']);
  });

  test('with a backup of last night is well; one too old, missing or failed is told', () => {
    const last = { name: '20261117T183000Z-abcdef', at: '2026-11-17T18:31:00.000Z' };
    const sizes = { contentBytes: 50_000_000, addedBytes: 2_000_000, lostFiles: 0 };
    const backup = { nightly: true, last: { ...last, ...sizes }, failure: null };
    expect(alarms({ ...well, backup })).toEqual([]);
    const old = { ...backup, last: { ...backup.last, at: '2026-11-16T18:31:00.000Z', lostFiles: 2 } };
    expect(alarms({ ...well, backup: old })).toEqual(['最近一次备份', '缺失的附件']);
    const failure = { at: '2026-11-17T18:31:00.000Z', reason: '备份口令不对' };
    expect(alarms({ ...well, backup: { nightly: false, last: null, failure } })).toEqual([
      ...['最近一次备份', '每晚自动备份', '备份失败'],
    ]);
  });

  test('asks for attention where something is wrong', () => {
    const ill: Status = {
      ...well,
      database: {
        ...well.database,
        connections: 90,
        replicas: [{ name: '北机房', lagMs: 90_000 }],
        migrations: { ...well.database.migrations, pending: ['0016_x.sql'] },
      },
      jobs: { ...well.jobs, counts: [{ task: 'seal-days', waiting: 0, running: 0, failed: 1 }] },
      notices: {
        open: [{ channel: 'sms', status: 'failed', count: 2 }],
        channels: [{ channel: 'sms', configured: false }],
      },
      sweep: { lastAt: null, lagMs: 61_000 },
      disk: { freeBytes: 9, totalBytes: 100 },
      seal: { day: '2026-11-14', sealedAt: '2026-11-14T16:10:00.000Z' },
      signIn: { ...well.signIn, lockedNow: 1 },
    };
    expect(alarms(ill)).toEqual([
      ...['连接', '数据库升级', '副本 北机房', '后台作业', '时限检查'],
      ...['短信', '短信 · 发送失败', '磁盘', '最近一次日封存', '每晚自动备份', '正在锁定'],
    ]);
  });
});

describe('the text for support', () => {
  test('says the same, and why jobs fail', () => {
    const job = {
      jobId: '7',
      task: 'send-notice',
      attempts: 3,
      attemptsMax: 25,
      nextAt: null,
      reason: '断线',
    };
    const text = statusText({ ...well, jobs: { ...well.jobs, troubled: [job] } }, t);
    expect(text).toContain('万家运行状态');
    expect(text).toContain('版本: 0.1.0');
    expect(text).toContain('剩余 55.9 GB，共 93.1 GB');
    expect(text).toContain('send-notice (3/25): 断线');
    for (const { title, lines } of statusSections(well, t)) {
      expect(text).toContain(`[${title}]`);
      for (const { value } of lines) expect(text).toContain(value);
    }
  });
});

test('a job of a later version shows its code', () => {
  expect([taskTitle('seal-days', t), taskTitle('of-tomorrow', t)]).toEqual(['封存每日记录', 'of-tomorrow']);
});
