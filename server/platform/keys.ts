import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Keys derived from one secret that lies beside the data and never in the database: whoever can
 * change the database alone can neither forge a seal nor read an encrypted field.
 */
export interface Keys {
  /** Seals event heads and days (HMAC-SHA256). */
  readonly seal: Uint8Array;
  /** A keyed hash of a token or code, hex. */
  digest(purpose: string, text: string): string;
  encrypt(plain: string): string;
  /** Throws when the text was changed or made with another key. */
  decrypt(sealed: string): string;
}

/** Random bytes are fetched from the system 4 KB at a time: asking for a few costs as much as asking for all. */
const poolBytes = 4096;
let pool = Buffer.alloc(0);
let poolAt = 0;

/** Random bytes for salts and nonces, each given out once. */
export function pooledRandom(count: number): Buffer {
  if (poolAt + count > pool.length) {
    pool = randomBytes(Math.max(poolBytes, count));
    poolAt = 0;
  }
  poolAt += count;
  return Buffer.from(pool.subarray(poolAt - count, poolAt));
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

function derive(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'wanjia', purpose, keyBytes));
}

/** Keys from a secret of 32 bytes. */
export function keysFrom(secret: Uint8Array): Keys {
  // A key as bytes is looked at anew at every use: 30 µs instead of 5.
  const fieldKey = createSecretKey(derive(secret, 'field'));
  // Deriving costs ten times the digest itself; the purposes are a handful of constants.
  const digestKeys = new Map<string, KeyObject>();
  const digestKey = (purpose: string): KeyObject => {
    const key = digestKeys.get(purpose) ?? createSecretKey(derive(secret, purpose));
    digestKeys.set(purpose, key);
    return key;
  };
  return {
    seal: derive(secret, 'seal'),
    digest: (purpose, text) => createHmac('sha256', digestKey(purpose)).update(text).digest('hex'),
    encrypt: (plain) => {
      const nonce = pooledRandom(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', fieldKey, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    decrypt: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const cipher = createDecipheriv('aes-256-gcm', fieldKey, bytes.subarray(0, nonceBytes));
      cipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([cipher.update(bytes.subarray(nonceBytes + tagBytes)), cipher.final()]).toString(
        'utf8',
      );
    },
  };
}

/** The secret of an installation: `WANJIA_SECRET` (hex) or the file `secret.key` of the data folder, made once. */
export function loadKeys(dataFolder: string, secretHex: string | undefined): Keys {
  if (secretHex !== undefined && secretHex !== '') {
    if (!/^[0-9a-f]{64}$/i.test(secretHex)) throw new Error('WANJIA_SECRET 应为 64 位十六进制数。');
    return keysFrom(Buffer.from(secretHex, 'hex'));
  }
  const file = path.join(dataFolder, 'secret.key');
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, randomBytes(keyBytes).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return keysFrom(Buffer.from(readFileSync(file, 'utf8').trim(), 'hex'));
}
