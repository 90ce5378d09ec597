import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// Linux counts in hundredths of a second (`getconf CLK_TCK`).
const msPerTick = 10;

interface Stat {
  readonly parent: number;
  readonly ms: number;
  /** Of processes it started that have ended. */
  readonly endedMs: number;
}

/** Of a process that is gone meanwhile: nothing. */
function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid.toString()}/stat`, 'utf8');
    // The name of a command may hold blanks and brackets; the fields begin behind the last one.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ms = (at: number): number => (Number(fields[at]) + Number(fields[at + 1])) * msPerTick;
    return { parent: Number(fields[1]), ms: ms(11), endedMs: ms(13) };
  } catch {
    return null;
  }
}

/** Processor time, user and system, that a process and those it started have used, in ms. */
export function processorMs(pid: number): number {
  const own = statOf(pid);
  let sum = own === null ? 0 : own.ms + own.endedMs;
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat?.parent === pid) sum += stat.ms;
  }
  return sum;
}

/** The number of the embedded database's first process, which started all others of it. */
export function databasePid(dataFolder: string): number {
  const file = path.join(dataFolder, 'postgres', 'data', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}
