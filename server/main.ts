import { mkdirSync } from 'node:fs';
import path from 'node:path';
import pino, { type DestinationStream } from 'pino';
import { ConfigError, readConfig, type Config } from './platform/config.ts';
import { openLogger } from './platform/operation/logger.ts';
import { startServer, StartRefused, type RunningServer } from './start.ts';

const shutdownPatienceMs = 20_000;
const repeatedSignalMs = 1_000;

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The first signal stops in order, a later one at once; a shell and npm both pass on the same Ctrl-C. */
function stopOnSignals(server: RunningServer): void {
  let askedAtMs: number | undefined;
  const onSignal = (): void => {
    if (askedAtMs !== undefined) {
      if (performance.now() - askedAtMs > repeatedSignalMs) process.exit(1);
      return;
    }
    askedAtMs = performance.now();
    tell('正在停止……');
    const giveUp = setTimeout(() => process.exit(1), shutdownPatienceMs);
    giveUp.unref();
    void server.stop().then(() => {
      tell('已停止。');
      process.exit(0);
    });
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** At a terminal the log goes to a file of the data folder, so that people read people's words; else to stdout. */
function logStream(config: Config): DestinationStream | undefined {
  if (config.databaseUrl !== null && !process.stdout.isTTY) return undefined;
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o711 });
  return pino.destination({ dest: path.join(config.dataFolder, 'wanjia.log'), mkdir: true, sync: false });
}

/** Runs the server until it is told to stop; the exit code is 1 when it cannot start. */
export async function runServer(options: { demo?: boolean }): Promise<void> {
  try {
    const config = readConfig(process.env, options);
    const log = openLogger(config.logLevel, logStream(config));
    const server = await startServer(config, log, tell);
    stopOnSignals(server);
    tell(['', `万家已启动:${config.publicUrl}`, ...server.notes, '按 Ctrl-C 停止。', ''].join('\n'));
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StartRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
