import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashRaw } from '@node-rs/argon2';
import { BackupError } from './backup-error.ts';
import { writeWhole } from './write-whole.ts';

/**
 * A folder of backups that share what they have in common:
 * `repository.key` (the key, sealed with the passphrase), `pieces/` (each piece once) and `backups/` (one file each).
 */
export interface Repository {
  readonly folder: string;
  /** Names a piece: a keyed hash, so that the names tell nothing of the content. */
  readonly nameKey: KeyObject;
  readonly pieceKey: KeyObject;
  readonly manifestKey: KeyObject;
}

/** What one guess of the passphrase costs. */
export interface GuessCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** argon2id with 64 MiB and 3 passes (RFC 9106, second choice); measured here 0.13 s. */
const usualCost: GuessCost = { memoryKib: 65_536, passes: 3 };
/** A damaged file must not make us take all memory before it is found out. */
const costMax: GuessCost = { memoryKib: 1_048_576, passes: 20 };

export const passphraseMin = 12;

const mark = Buffer.from('WANJIA-BACKUP-1\n');
const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;
// mark, memory and passes as 32-bit numbers, salt, nonce; all of it is authenticated with the key.
const headBytes = mark.length + 8 + saltBytes + nonceBytes;
const fileBytes = headBytes + tagBytes + keyBytes;

async function wrappingKey(passphrase: string, salt: Uint8Array, cost: GuessCost): Promise<Buffer> {
  return hashRaw(passphrase.normalize('NFKC'), {
    memoryCost: cost.memoryKib,
    timeCost: cost.passes,
    parallelism: 1,
    outputLen: keyBytes,
    salt,
  });
}

function derive(master: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', master, 'wanjia-backup', purpose, keyBytes)));
}

function withKeys(folder: string, master: Uint8Array): Repository {
  return {
    folder,
    nameKey: derive(master, 'name'),
    pieceKey: derive(master, 'piece'),
    manifestKey: derive(master, 'manifest'),
  };
}

const keyFile = (folder: string): string => path.join(folder, 'repository.key');

/** A new repository with a key of its own; the passphrase seals it and can be told to no one by us. */
export async function createRepository(
  folder: string,
  passphrase: string,
  cost: GuessCost = usualCost,
): Promise<Repository> {
  if (passphrase.length < passphraseMin) {
    throw new BackupError(
      'backup.weak-passphrase',
      `备份口令至少 ${passphraseMin.toString()} 位。请改用更长的口令，或用 openssl rand -hex 32 生成的口令文件。`,
    );
  }
  const salt = randomBytes(saltBytes);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(cost.memoryKib, 0);
  numbers.writeUInt32BE(cost.passes, 4);
  const nonce = randomBytes(nonceBytes);
  const head = Buffer.concat([mark, numbers, salt, nonce]);
  const cipher = createCipheriv('aes-256-gcm', await wrappingKey(passphrase, salt, cost), nonce);
  cipher.setAAD(head);
  const master = randomBytes(keyBytes);
  const sealed = Buffer.concat([cipher.update(master), cipher.final()]);
  await writeWhole(keyFile(folder), Buffer.concat([head, cipher.getAuthTag(), sealed]));
  return withKeys(folder, master);
}

const wrongKey = (cause?: unknown): BackupError =>
  new BackupError('backup.wrong-key', '备份口令不对，或备份库的密钥文件 repository.key 已损坏。', { cause });

async function unwrap(file: Buffer, passphrase: string): Promise<Buffer> {
  if (file.length !== fileBytes || !file.subarray(0, mark.length).equals(mark)) throw wrongKey();
  const cost = {
    memoryKib: file.readUInt32BE(mark.length),
    passes: file.readUInt32BE(mark.length + 4),
  };
  if (cost.memoryKib > costMax.memoryKib || cost.passes > costMax.passes) throw wrongKey();
  if (cost.memoryKib < 8 || cost.passes < 1) throw wrongKey();
  const salt = file.subarray(mark.length + 8, mark.length + 8 + saltBytes);
  const key = await wrappingKey(passphrase, salt, cost);
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, file.subarray(headBytes - nonceBytes, headBytes));
    cipher.setAAD(file.subarray(0, headBytes));
    cipher.setAuthTag(file.subarray(headBytes, headBytes + tagBytes));
    return Buffer.concat([cipher.update(file.subarray(headBytes + tagBytes)), cipher.final()]);
  } catch (cause) {
    throw wrongKey(cause);
  }
}

/** The repository of a folder; throws BackupError `backup.no-repository` or `backup.wrong-key`. */
export async function openRepository(folder: string, passphrase: string): Promise<Repository> {
  const file = await readFile(keyFile(folder)).catch((cause: unknown) => {
    throw new BackupError('backup.no-repository', `${folder} 里没有备份库，请核对路径。`, { cause });
  });
  return withKeys(folder, await unwrap(file, passphrase));
}

/** The repository of a folder, made when there is none. */
export async function ensureRepository(
  folder: string,
  passphrase: string,
  cost: GuessCost = usualCost,
): Promise<Repository> {
  try {
    return await openRepository(folder, passphrase);
  } catch (error) {
    if (error instanceof BackupError && error.code === 'backup.no-repository') {
      return createRepository(folder, passphrase, cost);
    }
    throw error;
  }
}
