import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * PostgreSQL refuses to run as root. Where we are root, its processes run as an unprivileged user;
 * where that user cannot reach the data folder or the binaries (a folder under /root, a private temporary
 * folder), `setpriv` lends it the one capability of reaching files.
 */
export interface ProcessOwner {
  readonly uid: number;
  readonly gid: number;
  /** Program that starts others with `CAP_DAC_OVERRIDE`, when the paths are closed to the user. */
  readonly lender: string | null;
}

const lenders = ['/usr/bin/setpriv', '/bin/setpriv'] as const;

/** The unprivileged user of this machine: `postgres` where it exists, else `nobody`. */
function unprivilegedUser(): { uid: number; gid: number } {
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map((fields) => [fields[0], { uid: Number(fields[2]), gid: Number(fields[3]) }] as const),
  );
  const user = users.get('postgres') ?? users.get('nobody');
  if (user === undefined) {
    throw new Error('以 root 运行时需要一个普通系统用户(postgres 或 nobody),本机没有。请以普通用户启动。');
  }
  return user;
}

function openToOthers(target: string): boolean {
  const parts = path.resolve(target).split(path.sep);
  return parts.every((_, depth) => {
    const place = parts.slice(0, depth + 1).join(path.sep) || path.sep;
    return !existsSync(place) || (statSync(place).mode & 0o001) !== 0;
  });
}

/** Whom PostgreSQL runs as: null when we are not root and nothing needs to change. */
export function processOwner(paths: readonly string[]): ProcessOwner | null {
  if (process.getuid?.() !== 0) return null;
  const user = unprivilegedUser();
  if (paths.every(openToOthers)) return { ...user, lender: null };
  const lender = lenders.find((place) => existsSync(place));
  if (lender === undefined) {
    throw new Error(
      `以 root 运行时,PostgreSQL 用的普通用户进不了 ${paths.join('、')}。` +
        '请用 WANJIA_DATA 指定一个所有人可进入的目录,或以普通用户启动。',
    );
  }
  accessSync(lender, constants.X_OK);
  return { ...user, lender };
}

/** Starts a program as the owner. */
export function spawnAs(
  owner: ProcessOwner | null,
  command: { program: string; args: readonly string[] },
  options: SpawnOptions,
): ChildProcess {
  if (owner === null) return spawn(command.program, command.args, options);
  if (owner.lender === null) {
    return spawn(command.program, command.args, { ...options, uid: owner.uid, gid: owner.gid });
  }
  const lent = [
    `--reuid=${owner.uid.toString()}`,
    `--regid=${owner.gid.toString()}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    command.program,
    ...command.args,
  ];
  return spawn(owner.lender, lent, options);
}
