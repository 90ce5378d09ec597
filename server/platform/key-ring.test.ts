import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addFieldKey, keysAreGiven, loadKeys, newFieldKey } from './key-ring.ts';
import { keysFrom } from './keys.ts';

const secret = 'ab'.repeat(32);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wanjia-keys-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('field keys', () => {
  const number = '33050119900307123X';

  test('a new one is written with, the old ones are still read, digests and seals stay', () => {
    const before = loadKeys(folder, {});
    const [sealed, digest] = [before.encrypt(number), before.digest('customer-document', number)];
    const name = addFieldKey(folder);
    const after = loadKeys(folder, {});
    const anew = after.encrypt(number);
    expect(anew.startsWith(`k${name}.`)).toBe(true);
    expect([after.decrypt(sealed), after.decrypt(anew)]).toEqual([number, number]);
    expect([after.isCurrent(sealed), after.isCurrent(anew)]).toEqual([false, true]);
    expect(after.digest('customer-document', number)).toBe(digest);
    expect(after.seal).toEqual(before.seal);
    expect(statSync(path.join(folder, 'secret.key')).mode & 0o077).toBe(0);
  });

  test('a server that runs reads what another process writes with a key added a moment ago', () => {
    const running = loadKeys(folder, {});
    running.encrypt(number);
    addFieldKey(folder);
    const other = loadKeys(folder, {});
    expect(running.decrypt(other.encrypt(number))).toBe(number);
    expect(running.isCurrent(other.encrypt(number))).toBe(true);
  });

  test('a text changed, cut or under the name of another key does not open', () => {
    const keys = loadKeys(folder, {});
    const sealed = keys.encrypt(number);
    const old = keysFrom(Buffer.alloc(32, 1));
    for (const wrong of [
      sealed.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A')).replace(/=$/, 'A='),
      sealed.slice(10),
      `k00000000.${sealed.slice(10)}`,
      sealed.slice(0, 30),
      old.encrypt(number),
    ])
      expect(() => keys.decrypt(wrong), wrong).toThrow();
  });

  test('a key of one installation tells nothing of another: the same number never looks the same', () => {
    const keys = loadKeys(folder, {});
    expect(keys.encrypt(number)).not.toBe(keys.encrypt(number));
    expect(readFileSync(path.join(folder, 'secret.key'), 'utf8')).not.toContain(
      keys.encrypt(number).slice(1, 9),
    );
  });
});

describe('keys of the environment', () => {
  let [first, second] = ['', ''];
  beforeEach(() => {
    [first, second] = [newFieldKey().hex, newFieldKey().hex];
  });

  test('one on standby is read before it is written with, so that machines can be restarted one by one', () => {
    const only = loadKeys(folder, { WANJIA_SECRET: secret, WANJIA_FIELD_KEYS: first });
    const standby = loadKeys(folder, {
      WANJIA_SECRET: secret,
      WANJIA_FIELD_KEYS: `${first},${second}:standby`,
    });
    const both = loadKeys(folder, { WANJIA_SECRET: secret, WANJIA_FIELD_KEYS: `${first},${second}` });
    expect(only.decrypt(standby.encrypt('甲'))).toBe('甲');
    expect(standby.decrypt(both.encrypt('乙'))).toBe('乙');
    expect(both.isCurrent(standby.encrypt('甲'))).toBe(false);
    expect(() => only.decrypt(both.encrypt('丙'))).toThrow('not known here');
  });

  test('that are no keys are refused at the start', () => {
    expect(() => loadKeys(folder, { WANJIA_SECRET: 'abc' })).toThrow('WANJIA_SECRET');
    expect(() => loadKeys(folder, { WANJIA_SECRET: secret, WANJIA_FIELD_KEYS: 'xyz' })).toThrow(
      'WANJIA_FIELD_KEYS',
    );
    expect([keysAreGiven({}), keysAreGiven({ WANJIA_SECRET: secret })]).toEqual([false, true]);
  });
});
