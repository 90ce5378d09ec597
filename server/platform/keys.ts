import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

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
  /** Throws when the text was changed or made with a key that is not known here. */
  decrypt(sealed: string): string;
  /** Whether a sealed text was made with the key that is written with now; if not, it waits to be sealed anew. */
  isCurrent(sealed: string): boolean;
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

/** The keys of fields beside the first one, which comes from the secret itself; see `key-ring.ts`. */
export interface FieldKeys {
  /** Oldest first. */
  readonly secrets: readonly Uint8Array[];
  /** Which one is written with: an index of `secrets`, or -1 for the first key of all. */
  readonly writing: number;
}

/** The name of a field key: tells which one a text was sealed with, and nothing of the key. */
export function fieldKeyName(secret: Uint8Array): string {
  return createHmac('sha256', secret).update('wanjia field key').digest('hex').slice(0, 8);
}

// Base64 has no dot: a text of the first key, which has no name, cannot look like one of a later key.
const named = /^k([0-9a-f]{8})\./;
const nameOf = (sealed: string): string => named.exec(sealed)?.[1] ?? '';

/** Keys from a secret of 32 bytes. `ring` is asked at each use, so that a key added meanwhile is known. */
export function keysFrom(
  secret: Uint8Array,
  ring: (unknown?: boolean) => FieldKeys = () => ({ secrets: [], writing: -1 }),
): Keys {
  const fields = fieldCipher(secret, ring);
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
    ...fields,
  };
}

function fieldCipher(
  secret: Uint8Array,
  ring: (unknown?: boolean) => FieldKeys,
): Pick<Keys, 'encrypt' | 'decrypt' | 'isCurrent'> {
  // A key as bytes is looked at anew at every use: 30 µs instead of 5.
  const known = new Map([['', createSecretKey(derive(secret, 'field'))]]);
  const names = new WeakMap<Uint8Array, string>();
  const nameFor = (key: Uint8Array): string => {
    const name = names.get(key) ?? fieldKeyName(key);
    if (!names.has(key)) {
      names.set(key, name);
      known.set(name, createSecretKey(derive(key, 'field')));
    }
    return name;
  };
  const current = (): string => {
    const { secrets, writing } = ring();
    const key = secrets[writing];
    return key === undefined ? '' : nameFor(key);
  };
  const keyOf = (name: string): KeyObject => {
    const found = known.get(name);
    if (found !== undefined) return found;
    for (const key of ring().secrets) nameFor(key);
    // Another process may have begun to write with a key that was added a moment ago.
    if (!known.has(name)) for (const key of ring(true).secrets) nameFor(key);
    const late = known.get(name);
    if (late === undefined) throw new Error(`field key ${name} is not known here`);
    return late;
  };
  return {
    isCurrent: (sealed) => nameOf(sealed) === current(),
    encrypt: (plain) => {
      const name = current();
      const nonce = pooledRandom(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(name), nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      const text = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
      return name === '' ? text : `k${name}.${text}`;
    },
    decrypt: (sealed) => {
      const name = nameOf(sealed);
      const text = name === '' ? sealed : sealed.slice(name.length + 2);
      const bytes = Buffer.from(text, 'base64');
      // The decoder overlooks what is no base64; a sealed text has one spelling.
      if (bytes.toString('base64') !== text) throw new Error('not a sealed text');
      const cipher = createDecipheriv('aes-256-gcm', keyOf(name), bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      cipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const plain = [cipher.update(bytes.subarray(nonceBytes + tagBytes)), cipher.final()];
      return Buffer.concat(plain).toString('utf8');
    },
  };
}
