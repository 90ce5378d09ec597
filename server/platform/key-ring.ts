import { randomBytes, randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fieldKeyName, keysFrom, type FieldKeys, type Keys } from './keys.ts';

/**
 * The keys of an installation. `secret.key` has the secret in its first line, which seals and digests stay with, and
 * a field key in each later one, the newest last; so have `WANJIA_SECRET` and `WANJIA_FIELD_KEYS` where several
 * machines share them. ADR 0014.
 */

const keyBytes = 32;
const hexKey = /^[0-9a-f]{64}$/i;
/** How late a running server notices that a key was added. */
export const noticeMs = 5_000;

type Environment = Readonly<Record<string, string | undefined>>;

const secretFile = (dataFolder: string): string => path.join(dataFolder, 'secret.key');

/** Whether the keys come from the environment, and so cannot be changed by us. */
export function keysAreGiven(env: Environment): boolean {
  return (env['WANJIA_SECRET'] ?? '') !== '';
}

function bytesOf(text: string, name: string): Buffer {
  if (!hexKey.test(text)) throw new Error(`${name} 应为 64 位十六进制数。`);
  return Buffer.from(text, 'hex');
}

const standby = ':standby';

/**
 * Field keys of `WANJIA_FIELD_KEYS`, separated by commas, oldest first. One marked `:standby` is read and not yet
 * written with: first every machine learns it, then every machine begins to use it.
 */
function givenFieldKeys(text: string): FieldKeys {
  const parts = text === '' ? [] : text.split(',').map((part) => part.trim());
  const secrets = parts.map((part) => bytesOf(part.replace(standby, ''), 'WANJIA_FIELD_KEYS'));
  return { secrets, writing: parts.findLastIndex((part) => !part.endsWith(standby)) };
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The field keys of the file, read anew when it has changed, looked for every few seconds. */
function watched(file: string): (unknown?: boolean) => FieldKeys {
  let read: FieldKeys = { secrets: [], writing: -1 };
  let seenMs = -1;
  let lookedAt = -Infinity;
  return (unknown = false) => {
    const now = performance.now();
    if (now - lookedAt < noticeMs && !unknown) return read;
    lookedAt = now;
    const changedMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? seenMs;
    if (changedMs === seenMs) return read;
    seenMs = changedMs;
    const secrets = linesOf(file)
      .slice(1)
      .map((line) => bytesOf(line, 'secret.key'));
    read = { secrets, writing: secrets.length - 1 };
    return read;
  };
}

/** Makes the secret whole or not at all; of several processes that start at once the first one's stands. */
function makeSecret(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}.part`;
  writeFileSync(draft, randomBytes(keyBytes).toString('hex'), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}

/** The keys of an installation: `WANJIA_SECRET` (hex), or the file `secret.key` of the data folder, made once. */
export function loadKeys(dataFolder: string, env: Environment): Keys {
  const given = env['WANJIA_SECRET'] ?? '';
  if (given !== '') {
    const fields = givenFieldKeys(env['WANJIA_FIELD_KEYS'] ?? '');
    return keysFrom(bytesOf(given, 'WANJIA_SECRET'), () => fields);
  }
  const file = secretFile(dataFolder);
  if (!existsSync(file)) {
    makeSecret(file);
  }
  return keysFrom(bytesOf(linesOf(file)[0] ?? '', 'secret.key'), watched(file));
}

/** A new field key, and its name. */
export function newFieldKey(): { readonly hex: string; readonly name: string } {
  const key = randomBytes(keyBytes);
  return { hex: key.toString('hex'), name: fieldKeyName(key) };
}

/** Adds a field key to `secret.key`: from now on it is written with. Answers its name. */
export function addFieldKey(dataFolder: string): string {
  const file = secretFile(dataFolder);
  const { hex, name } = newFieldKey();
  const draft = `${file}.part`;
  writeFileSync(draft, `${[...linesOf(file), hex].join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, file);
  return name;
}
