/** The state of an installation as lines in words: the page shows them, the text for support is made of them. */
import type { Static } from 'typebox';
import type { OperationStatus } from '#contracts/operation.ts';
import { noticeChannels, noticeStatuses } from '#domain/notices/channel.ts';
import { bytesText } from '#web/lib/format/quantity.ts';
import { durationText, msOf, timeText } from '#web/lib/format/time.ts';
import { zh, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export type Status = Static<typeof OperationStatus>;
export type TroubledJob = Status['jobs']['troubled'][number];

export interface StatusLine {
  readonly name: string;
  readonly value: string;
  readonly tone: Tone;
}

export interface StatusSection {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly StatusLine[];
}

/** Alarms are raised twice a second; a minute behind, supervisors hear of breaches too late. */
const lagMaxMs = 60_000;
/** PostgreSQL stops when the disk is full: time to act before that. */
const freeShareMin = 0.1;
const connectionShareMax = 0.8;
/** A day is sealed ten minutes after its end; two days without a seal mean that the job does not run. */
const sealAgeMaxMs = 2 * 86_400_000;

const calm = (name: string, value: string): StatusLine => ({ name, value, tone: 'calm' });
const judged = (name: string, value: string, tone: Tone): StatusLine => ({ name, value, tone });

function processLines({ at, process }: Status, t: Texts): readonly StatusLine[] {
  return [
    calm(t('版本'), process.version + (process.demo ? ` (${t('演示')})` : '')),
    calm(t('已运行'), durationText(msOf(at) - msOf(process.startedAt), t)),
    calm('Node', `${process.node} · ${process.platform}`),
    calm(t('占用内存'), sizeText(process.memoryBytes)),
  ];
}

function databaseLines({ database }: Status, t: Texts): readonly StatusLine[] {
  const { connections, connectionsMax, pool, migrations } = database;
  const crowded = connections > connectionsMax * connectionShareMax;
  const counts = {
    connections,
    max: connectionsMax,
    open: pool.open,
    idle: pool.idle,
    waiting: pool.waiting,
  };
  const pending = migrations.pending.length;
  return [
    calm('PostgreSQL', `${database.version} · ${database.embedded ? t('内置') : t('外部')}`),
    calm(t('数据量'), sizeText(database.sizeBytes)),
    judged(
      t('连接'),
      t('{connections} / {max}，本进程 {open}（空闲 {idle}，排队 {waiting}）', counts),
      crowded || pool.waiting > 0 ? 'warn' : 'good',
    ),
    judged(
      t('数据库升级'),
      pending === 0
        ? t('已到最新：{name}', { name: migrations.newest })
        : t('还差 {count} 个，请重启服务', { count: pending }),
      pending === 0 ? 'good' : 'bad',
    ),
    ...replicaLines(database.replicas, t),
  ];
}

function replicaLines(replicas: Status['database']['replicas'], t: Texts): readonly StatusLine[] {
  if (replicas.length === 0) return [calm(t('副本'), t('没有'))];
  return replicas.map(({ name, lagMs }) =>
    lagMs === null
      ? calm(t('副本 {name}', { name }), t('已跟上'))
      : judged(
          t('副本 {name}', { name }),
          t('落后 {length}', { length: durationText(lagMs, t) }),
          lagMs > lagMaxMs ? 'warn' : 'good',
        ),
  );
}

function workLines({ jobs, sweep }: Status, t: Texts): readonly StatusLine[] {
  const sum = (pick: (count: Status['jobs']['counts'][number]) => number): number =>
    jobs.counts.reduce((all, count) => all + pick(count), 0);
  const failed = sum((count) => count.failed);
  const { lastAt, lagMs } = sweep;
  return [
    judged(
      t('后台作业'),
      t('等待 {waiting}，进行 {running}，失败 {failed}', {
        waiting: sum((count) => count.waiting),
        running: sum((count) => count.running),
        failed,
      }),
      failed > 0 ? 'bad' : 'good',
    ),
    judged(
      t('时限检查'),
      lagMs > lagMaxMs ? t('落后 {length}', { length: durationText(lagMs, t) }) : t('及时'),
      lagMs > lagMaxMs ? 'bad' : 'good',
    ),
    calm(t('上次检查'), lastAt === null ? t('由另一进程进行') : timeText(lastAt)),
  ];
}

const gigabyte = 1024 ** 3;

/** Disks and databases are larger than the attachments that `bytesText` was made for. */
function sizeText(bytes: number): string {
  return bytes < gigabyte ? bytesText(bytes) : `${(bytes / gigabyte).toFixed(1)} GB`;
}

const wordOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;

function noticeLines({ notices }: Status, t: Texts): readonly StatusLine[] {
  const channels = notices.channels.map(({ channel, configured }) =>
    judged(
      t(wordOf(noticeChannels, channel)),
      configured ? t('已配置') : t('未配置，通知留在发件箱'),
      configured ? 'good' : 'warn',
    ),
  );
  const open = notices.open.map(({ channel, status, count }) =>
    judged(
      `${t(wordOf(noticeChannels, channel))} · ${t(wordOf(noticeStatuses, status))}`,
      t('{count} 条', { count }),
      status === 'failed' || status === 'uncertain' ? 'bad' : 'calm',
    ),
  );
  return [...channels, ...(open.length === 0 ? [judged(t('发件箱'), t('全部送达'), 'good')] : open)];
}

function storageLines({ at, disk, seal }: Status, t: Texts): readonly StatusLine[] {
  const old = seal !== null && msOf(at) - msOf(seal.sealedAt) > sealAgeMaxMs;
  return [
    disk === null
      ? judged(t('磁盘'), t('读不到'), 'warn')
      : judged(
          t('磁盘'),
          t('剩余 {free}，共 {total}', {
            free: sizeText(disk.freeBytes),
            total: sizeText(disk.totalBytes),
          }),
          disk.freeBytes < disk.totalBytes * freeShareMin ? 'bad' : 'good',
        ),
    seal === null
      ? judged(t('最近一次日封存'), t('还没有'), 'warn')
      : judged(t('最近一次日封存'), `${seal.day} · ${timeText(seal.sealedAt)}`, old ? 'bad' : 'good'),
  ];
}

/** A night without a backup, and some hours for a long one. */
const backupAgeMaxMs = 30 * 3_600_000;

function backupLines({ at, backup }: Status, t: Texts): readonly StatusLine[] {
  if (backup === null)
    return [
      judged(t('每晚自动备份'), t('尚未设置'), 'warn'),
      calm(
        t('怎样设置'),
        t('设置 WANJIA_BACKUP_FOLDER 和口令后重新启动；也可随时用 wanjia backup 手工备份。'),
      ),
    ];
  const { last, failure, nightly } = backup;
  const old = last === null || msOf(at) - msOf(last.at) > backupAgeMaxMs;
  const lines = [
    judged(
      t('最近一次备份'),
      last === null
        ? t('还没有')
        : t('{time}，已过 {length}', {
            time: timeText(last.at),
            length: durationText(msOf(at) - msOf(last.at), t),
          }),
      old ? 'bad' : 'good',
    ),
    judged(t('每晚自动备份'), nightly ? t('已设置') : t('尚未设置'), nightly ? 'good' : 'warn'),
  ];
  if (last !== null) {
    lines.push(
      calm(
        t('备份内容'),
        t('{name}：{content}，新增 {added}', {
          name: last.name,
          content: sizeText(last.contentBytes),
          added: sizeText(last.addedBytes),
        }),
      ),
    );
    if (last.lostFiles > 0)
      lines.push(judged(t('缺失的附件'), t('{count} 个', { count: last.lostFiles }), 'bad'));
  }
  if (failure !== null) lines.push(judged(t('备份失败'), `${timeText(failure.at)} ${failure.reason}`, 'bad'));
  return lines;
}

function signInLines({ signIn }: Status, t: Texts): readonly StatusLine[] {
  return [
    judged(t('24 小时内登录失败'), t('{count} 次', { count: signIn.failures }), 'calm'),
    judged(
      t('正在锁定'),
      t('{count} 个', { count: signIn.lockedNow }),
      signIn.lockedNow > 0 ? 'warn' : 'calm',
    ),
    calm(t('登录会话'), t('{count} 个', { count: signIn.sessions })),
  ];
}

/** Everything the page shows but the jobs in trouble, section by section. */
export function statusSections(status: Status, t: Texts): readonly StatusSection[] {
  return [
    { key: 'process', title: t('程序'), lines: processLines(status, t) },
    { key: 'database', title: t('数据库'), lines: databaseLines(status, t) },
    { key: 'work', title: t('后台'), lines: workLines(status, t) },
    { key: 'notices', title: t('通知'), lines: noticeLines(status, t) },
    { key: 'storage', title: t('存储'), lines: storageLines(status, t) },
    { key: 'backup', title: t('备份'), lines: backupLines(status, t) },
    { key: 'sign-in', title: t('登录'), lines: signInLines(status, t) },
  ];
}

/** What background jobs do; one of a later version shows its code. */
const taskTitles: Readonly<Record<string, string>> = {
  backup: zh('备份'),
  'reseal-fields': zh('换用新密钥'),
  'seal-days': zh('封存每日记录'),
  'verify-audit': zh('核验记录'),
  'sweep-deadlines': zh('检查时限'),
  'return-tasks-of-absent': zh('退回离岗人员的任务'),
  'send-notice': zh('发送通知'),
  'sweep-notices': zh('清理发件箱'),
  'organisation.clear-away': zh('清理过期登录'),
};

export function taskTitle(task: string, t: Texts): string {
  const title = taskTitles[task];
  return title === undefined ? task : t(title);
}

/** The same as text to send to support; the contract keeps personal data and secrets out of it. */
export function statusText(status: Status, t: Texts): string {
  const sections = statusSections(status, t).map(({ title, lines }) =>
    [`[${title}]`, ...lines.map(({ name, value }) => `${name}: ${value}`)].join('\n'),
  );
  const jobs = status.jobs.troubled.map(
    ({ task, attempts, attemptsMax, reason }) => `${task} (${attempts}/${attemptsMax}): ${reason}`,
  );
  const trouble = jobs.length === 0 ? [] : [[`[${t('出错的作业')}]`, ...jobs].join('\n')];
  return `${t('万家运行状态')} ${timeText(status.at)}\n\n${[...sections, ...trouble].join('\n\n')}\n`;
}
