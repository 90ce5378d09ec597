// Both stores keep the same promises: on a real disk and on a real S3 server on loopback.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FileLost, type FileStore } from './file-store.ts';
import { openFileStore } from './open-file-store.ts';

const bucket = 'wanjia';
const folder = mkdtempSync(path.join(tmpdir(), 'wanjia-store-'));
let s3: S3rver;
let stores: Record<'disk' | 's3', { store: FileStore; damage: (sha256: string) => void }>;

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function placeOnDisk(hash: string): string {
  return path.join(folder, 'disk', 'files', hash.slice(0, 2), hash);
}

function placeInS3(hash: string): string {
  const parent = path.join(folder, 's3', bucket, hash.slice(0, 2));
  return path.join(
    parent,
    readdirSync(parent).find((name) => name.includes(hash) && name.includes('object')) ?? hash,
  );
}

beforeAll(async () => {
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: path.join(folder, 's3'),
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await s3.run();
  const config = {
    endpoint: `http://127.0.0.1:${port.toString()}`,
    bucket,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  };
  const disk = await openFileStore({ s3: null, dataFolder: path.join(folder, 'disk') });
  const remote = await openFileStore({ s3: config, dataFolder: '/nonexistent' });
  stores = {
    disk: { store: disk, damage: (hash) => writeFileSync(placeOnDisk(hash), 'changed') },
    s3: { store: remote, damage: (hash) => writeFileSync(placeInS3(hash), 'changed') },
  };
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(['disk', 's3'] as const)('the store on %s', (kind) => {
  test('forgets what is removed, and minds no second time', async () => {
    const { store } = stores[kind];
    const content = randomBytes(100);
    await store.put(content, sha256(content));
    await store.remove(sha256(content));
    await store.remove(sha256(content));
    expect(await store.has(sha256(content))).toBe(false);
  });

  test('gives back what it was given, byte by byte', async () => {
    const { store } = stores[kind];
    const content = randomBytes(300_000);
    expect(await store.has(sha256(content))).toBe(false);
    await store.put(content, sha256(content));
    expect(await store.has(sha256(content))).toBe(true);
    expect(Buffer.from(await store.get(sha256(content))).equals(content)).toBe(true);
  });

  test('takes the same content from several at once', async () => {
    const { store } = stores[kind];
    const content = randomBytes(50_000);
    await Promise.all([1, 2, 3, 4].map(() => store.put(content, sha256(content))));
    expect(Buffer.from(await store.get(sha256(content))).equals(content)).toBe(true);
  });

  test('says what is lost', async () => {
    await expect(stores[kind].store.get('0'.repeat(64))).rejects.toThrow(FileLost);
  });

  test('never gives out content that was changed behind its back', async () => {
    const { store, damage } = stores[kind];
    const content = randomBytes(1000);
    await store.put(content, sha256(content));
    damage(sha256(content));
    await expect(store.get(sha256(content))).rejects.toThrow(/was damaged/);
  });

  test.each(['../../etc/passwd', 'ABC', ''])('takes %j for no hash', async (name) => {
    await expect(stores[kind].store.get(name)).rejects.toThrow('named by its SHA-256');
  });
});

test('a store that is down is a fault, not a lost file', async () => {
  const store = await openFileStore({
    dataFolder: '/nonexistent',
    s3: { endpoint: 'http://127.0.0.1:1', bucket, region: 'x', accessKeyId: 'a', secretAccessKey: 'b' },
  });
  await expect(store.get('0'.repeat(64))).rejects.not.toThrow(FileLost);
  await expect(store.has('0'.repeat(64))).rejects.toThrow();
});
