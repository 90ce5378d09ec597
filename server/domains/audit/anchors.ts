import { existsSync, mkdirSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '../../platform/platform.ts';

/**
 * Seals written down once more in the data folder, out of reach of whoever can only change the database: a seal that
 * was removed and made anew, or the newest ones cut off, differ from what stands here. One line a unit and day.
 */
export interface Anchor {
  readonly orgId: number;
  readonly day: string;
  readonly seal: string;
}

const linePattern = /^(\d+) (\d{4}-\d{2}-\d{2}) ([0-9a-f]{64})$/;

function fileOf(platform: Pick<Platform, 'config'>): string {
  return path.join(platform.config.dataFolder, 'audit', 'seals.log');
}

/** The days of a unit as they stand in the data folder of this machine; of a day told twice the first counts. */
export async function anchorsOf(
  platform: Pick<Platform, 'config'>,
  orgId: number,
): Promise<ReadonlyMap<string, string>> {
  const file = fileOf(platform);
  if (!existsSync(file)) return new Map();
  const anchors = new Map<string, string>();
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const [, org, day = '', seal = ''] = linePattern.exec(line) ?? [];
    if (Number(org) === orgId && !anchors.has(day)) anchors.set(day, seal);
  }
  return anchors;
}

/** Adds seals behind the others, on the disk when it answers. */
export async function anchor(platform: Pick<Platform, 'config'>, added: readonly Anchor[]): Promise<void> {
  if (added.length === 0) return;
  const file = fileOf(platform);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.write(added.map(({ orgId, day, seal }) => `${orgId.toString()} ${day} ${seal}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
