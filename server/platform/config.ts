import path from 'node:path';
import { addressFault } from './outside-address.ts';

/** Settings of a process, read once from the environment; secrets never leave this object. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Everything that is stored lies below it. */
  readonly dataFolder: string;
  /** An outside PostgreSQL; null means the embedded one. */
  readonly databaseUrl: string | null;
  /** Demo company and demo accounts. */
  readonly demo: boolean;
  /** Address under which users and customers reach this installation; printed in links and QR codes. */
  readonly publicUrl: string;
  readonly secureCookies: boolean;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly sms: SmsConfig | null;
  readonly s3: S3Config | null;
  readonly oidc: OidcConfig | null;
  /** Where the nightly backup goes; null: none has been set up. */
  readonly backup: BackupConfig | null;
  readonly logLevel: string;
  /** Who may read `/metrics` from another machine: the bearer token; null: only this machine. */
  readonly metricsToken: string | null;
}

/** The HTTP gateway that takes SMS; what differs between gateways is said here, not coded. */
export interface SmsConfig {
  readonly url: string;
  readonly token: string;
  /** JSON with `{id}`, `{phone}`, `{text}` and `{token}` inside its strings. */
  readonly body: string;
  /** `path=value` that the JSON answer must show (`code=0`, `data.status=OK`); empty: any 2xx is success. */
  readonly success: string;
  /** Whether the gateway sends one SMS for one id, however often it is asked; if not, nothing in doubt is repeated. */
  readonly idempotent: boolean;
}

export interface S3Config {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface BackupConfig {
  readonly folder: string;
  /** The passphrase itself, or a file that holds it. */
  readonly passphrase: { readonly text: string } | { readonly file: string };
  /** How many days, weeks and months keep a backup. */
  readonly keep: { readonly days: number; readonly weeks: number; readonly months: number };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used; the message names it and the remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(`PORT=${text ?? ''} 不是端口号,请给 1 至 65535 的整数。`);
  }
  return port;
}

/** All of a group of settings, or none of it. */
function group<K extends string>(
  env: Environment,
  names: Readonly<Record<K, string>>,
): Record<K, string> | null {
  const entries = Object.entries<string>(names).map(([key, name]) => [key, env[name] ?? ''] as const);
  if (entries.every(([, value]) => value === '')) return null;
  const missing = Object.values<string>(names).filter((name) => (env[name] ?? '') === '');
  if (missing.length > 0) throw new ConfigError(`还缺设置 ${missing.join('、')}。`);
  return Object.fromEntries(entries) as Record<K, string>;
}

const smsBody = '{"id":"{id}","phone":"{phone}","text":"{text}"}';

function smsOf(env: Environment): SmsConfig | null {
  const required = group(env, { url: 'WANJIA_SMS_URL', token: 'WANJIA_SMS_TOKEN' });
  if (required === null) return null;
  const body = env['WANJIA_SMS_BODY'] ?? smsBody;
  try {
    JSON.parse(body);
  } catch (cause) {
    throw new ConfigError('WANJIA_SMS_BODY 不是合法的 JSON。', { cause });
  }
  return {
    ...required,
    body,
    success: env['WANJIA_SMS_SUCCESS'] ?? '',
    idempotent: env['WANJIA_SMS_IDEMPOTENT'] !== 'no',
  };
}

const keepPattern = /^(\d{1,3}),(\d{1,3}),(\d{1,3})$/;

/** `7,5,12`: the newest backup of each of 7 days, 5 weeks and 12 months. Throws ConfigError. */
export function keepOf(text: string): BackupConfig['keep'] {
  const [, days, weeks, months] = keepPattern.exec(text) ?? [];
  if (days === undefined || weeks === undefined || months === undefined) {
    throw new ConfigError(`备份保留数“${text}”应写成 日,周,月，如 7,5,12。`);
  }
  return { days: Number(days), weeks: Number(weeks), months: Number(months) };
}

function backupOf(env: Environment): BackupConfig | null {
  const folder = env['WANJIA_BACKUP_FOLDER'] ?? '';
  if (folder === '') return null;
  const text = env['WANJIA_BACKUP_PASSPHRASE'] ?? '';
  const file = env['WANJIA_BACKUP_PASSPHRASE_FILE'] ?? '';
  if ((text === '') === (file === '')) {
    throw new ConfigError(
      '设置了 WANJIA_BACKUP_FOLDER，还须在 WANJIA_BACKUP_PASSPHRASE 和 WANJIA_BACKUP_PASSPHRASE_FILE 中设置一项。',
    );
  }
  return {
    folder: path.resolve(folder),
    passphrase: file === '' ? { text } : { file: path.resolve(file) },
    keep: keepOf(env['WANJIA_BACKUP_KEEP'] ?? '7,5,12'),
  };
}

/** What a production start refuses: settings that would let strangers in or send links nowhere. */
export function weaknesses(config: Config): string[] {
  const found: string[] = [];
  if (config.demo || config.databaseUrl === null) return found;
  if (!config.publicUrl.startsWith('https://')) {
    found.push('WANJIA_PUBLIC_URL 必须以 https:// 开头,否则登录信息会明文传输。');
  }
  // One by a socket (`postgres:///name?host=…`) is no web address, and crosses no network.
  const url = URL.parse(config.databaseUrl);
  if (
    url !== null &&
    url.password !== '' &&
    url.password.length < 12 &&
    !['localhost', '127.0.0.1', ''].includes(url.hostname)
  ) {
    found.push('DATABASE_URL 中的数据库口令少于 12 位。');
  }
  return found;
}

const webProtocols = ['https:', 'http:'];

/** Refuses addresses that no service of ours can have. */
function checkAddresses({ sms, s3, oidc, smtpUrl }: Config): void {
  const faults = [
    sms === null ? null : addressFault('WANJIA_SMS_URL', sms.url, webProtocols),
    s3 === null ? null : addressFault('WANJIA_S3_ENDPOINT', s3.endpoint, webProtocols),
    oidc === null ? null : addressFault('WANJIA_OIDC_ISSUER', oidc.issuer, webProtocols),
    smtpUrl === null ? null : addressFault('WANJIA_SMTP_URL', smtpUrl, ['smtps:', 'smtp:']),
  ].filter((fault) => fault !== null);
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
}

/** Reads the settings; throws ConfigError that names the bad one. */
export function readConfig(env: Environment, options: { demo?: boolean } = {}): Config {
  const port = portOf(env['PORT']);
  const databaseUrl =
    env['DATABASE_URL'] === undefined || env['DATABASE_URL'] === '' ? null : env['DATABASE_URL'];
  const publicUrl = env['WANJIA_PUBLIC_URL'] ?? `http://localhost:${port.toString()}`;
  const s3 = group(env, {
    endpoint: 'WANJIA_S3_ENDPOINT',
    bucket: 'WANJIA_S3_BUCKET',
    region: 'WANJIA_S3_REGION',
    accessKeyId: 'WANJIA_S3_KEY',
    secretAccessKey: 'WANJIA_S3_SECRET',
  });
  const oidc = group(env, {
    issuer: 'WANJIA_OIDC_ISSUER',
    clientId: 'WANJIA_OIDC_CLIENT_ID',
    clientSecret: 'WANJIA_OIDC_CLIENT_SECRET',
  });
  const config: Config = {
    port,
    host: env['HOST'] ?? (databaseUrl === null ? '127.0.0.1' : '0.0.0.0'),
    dataFolder: path.resolve(env['WANJIA_DATA'] ?? '.wanjia'),
    databaseUrl,
    demo: options.demo ?? databaseUrl === null,
    publicUrl: publicUrl.replace(/\/$/, ''),
    secureCookies: publicUrl.startsWith('https://'),
    smtpUrl: env['WANJIA_SMTP_URL'] === '' ? null : (env['WANJIA_SMTP_URL'] ?? null),
    mailFrom: env['WANJIA_MAIL_FROM'] ?? '万家供电服务 <no-reply@localhost>',
    sms: smsOf(env),
    s3,
    oidc,
    backup: backupOf(env),
    logLevel: env['WANJIA_LOG'] ?? 'info',
    metricsToken: env['WANJIA_METRICS_TOKEN'] ?? null,
  };
  checkAddresses(config);
  return config;
}
