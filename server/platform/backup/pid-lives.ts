import { readFileSync } from 'node:fs';

/** Whether the database of a `postmaster.pid` runs. */
export function pidLives(file: string): boolean {
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
