// The database restarts in the middle, the disk is full: whoever works is told in Chinese to try again, what was
// acknowledged is there, nothing is half-written, and afterwards the work goes on.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { verifyAudit } from '#server/domains/audit/index.ts';
import { sampleRequest } from '#server/domains/requests/testing.ts';
import { openDiskStore } from '#server/platform/files/disk-store.ts';
import { call } from './testing/call.ts';
import { openInstallation } from './testing/installation.ts';
import { startFleet } from './testing/fleet.ts';
import { startWorkers } from './testing/load.ts';
import { tell } from './testing/progress.ts';
import { mountSmallDisk, type SmallDisk } from './testing/small-disk.ts';
import { brokenCommands, brokenOrders, orphans } from './testing/wholeness.ts';

async function accept(port: number, cookie: string) {
  const body = sampleRequest('consultation');
  const answer = await call({ port, method: 'POST', path: '/requests', cookie, body });
  return { answer, orderId: body.orderId };
}

test('a database that is killed in the middle comes back, and the work goes on by itself', async () => {
  const home = await openInstallation();
  const fleet = await startFleet(home.settings, 1);
  const { port } = fleet.balancer;
  const workers = startWorkers(port, [await home.cookie('clerk'), await home.cookie('agent')]);
  try {
    for (let turn = 0; turn < 5; turn += 1) {
      await delay(500 + Math.random() * 500);
      await home.crashDatabase();
    }
    await delay(1000);
    await workers.stop();
    const { record } = workers;
    tell(`${record.orders.size.toString()} requests, ${record.retries.toString()} sent again`);
    expect(record.odd).toEqual([]);
    expect(record.retries).toBeGreaterThan(0);
    expect(await brokenOrders(home.ask, [...record.orders])).toEqual([]);
    expect(await brokenCommands(home.ask, [...record.commands.keys()])).toEqual([]);
    expect(await orphans(home.ask)).toEqual([]);
    expect((await verifyAudit(home.platform, { orgId: home.company.orgId })).findings).toEqual([]);
  } finally {
    await workers.stop().catch(() => undefined);
    await fleet.stop();
    await home.close();
  }
});

/** The disk of a test, or null with a word on why it is left out. */
function diskOf(sizeMib: number): SmallDisk | null {
  const disk = mountSmallDisk(sizeMib);
  if (disk === null) tell('skipped: mounting a small disk needs root and the right to mount');
  return disk;
}

test('a full disk under the database refuses with a request to try again and loses nothing', async ({
  skip,
}) => {
  const disk = diskOf(400);
  if (disk === null) return skip('no small disk');
  const home = await openInstallation({}, disk.folder);
  const fleet = await startFleet(home.settings, 1);
  const { port } = fleet.balancer;
  const cookie = await home.cookie('clerk');
  const acknowledged: string[] = [];
  const codes = new Set<unknown>();
  try {
    acknowledged.push((await accept(port, cookie)).orderId);
    disk.fill(0);
    // What the database has already taken of the disk lasts for some hundred requests.
    for (let turn = 0; turn < 20_000 && codes.size === 0; turn += 1) {
      const { answer, orderId } = await accept(port, cookie);
      if (answer.status === 200) acknowledged.push(orderId);
      else {
        codes.add(answer.body['code']);
        expect([answer.status, answer.text.slice(0, 300)]).toEqual([503, answer.text.slice(0, 300)]);
        expect(answer.body['title']).toMatch(/[\u4e00-\u9fff]/);
        expect(answer.text).not.toMatch(/\.ts:\d+|insert into/);
      }
    }
    tell(`${acknowledged.length.toString()} requests until the disk was full`);
    expect([...codes]).toEqual(['fault.try-again']);
    disk.free();
    await home.startDatabase();
    for (let turn = 0; turn < 100; turn += 1) {
      const { answer, orderId } = await accept(port, cookie);
      if (answer.status === 200) {
        acknowledged.push(orderId);
        break;
      }
      await delay(200);
      expect(turn).toBeLessThan(99);
    }
    expect(await brokenOrders(home.ask, acknowledged)).toEqual([]);
    expect(await orphans(home.ask)).toEqual([]);
    expect((await verifyAudit(home.platform, { orgId: home.company.orgId })).findings).toEqual([]);
  } finally {
    disk.free();
    await fleet.stop();
    await home.close().catch(() => undefined);
    disk.close();
  }
});

test('a full disk under the files takes none of an upload and leaves no half behind', async ({ skip }) => {
  const disk = diskOf(2);
  if (disk === null) return skip('no small disk');
  try {
    const folder = path.join(disk.folder, 'files');
    mkdirSync(folder);
    const store = openDiskStore(folder);
    disk.fill(200_000);
    const content = Buffer.alloc(1_000_000, 7);
    const sha256 = 'a'.repeat(64);
    await expect(store.put(content, sha256)).rejects.toThrow('ENOSPC');
    expect(await store.has(sha256)).toBe(false);
    const inside = path.join(folder, 'aa');
    expect(existsSync(inside) ? readdirSync(inside) : []).toEqual([]);
    disk.free();
    await store.put(content, sha256);
    expect(await store.has(sha256)).toBe(true);
  } finally {
    disk.close();
  }
});
