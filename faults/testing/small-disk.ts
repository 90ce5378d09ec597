import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeSync, openSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A disk that can be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all room that is left but `leaveBytes`. */
  fill(leaveBytes: number): void;
  /** Gives the room back. */
  free(): void;
  close(): void;
}

const blockBytes = 65_536;

/** Mounts a memory disk of that size; null where this user may not, and a test then says so and is skipped. */
export function mountSmallDisk(sizeMib: number): SmallDisk | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'wanjia-disk-'));
  const options = `size=${sizeMib.toString()}m,mode=0711`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  chmodSync(folder, 0o711);
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    fill: (leaveBytes) => {
      const file = openSync(ballast, 'a');
      const { bavail, bsize } = statfsSync(folder);
      try {
        for (let left = bavail * bsize - leaveBytes; left > 0; left -= blockBytes)
          writeSync(file, Buffer.alloc(Math.min(blockBytes, left)));
      } finally {
        closeSync(file);
      }
    },
    free: () => {
      rmSync(ballast, { force: true });
    },
    close: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
