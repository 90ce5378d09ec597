import { setTimeout as delay } from 'node:timers/promises';
import { startBalancer, type Balancer } from './balancer.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

/** Server processes behind one balancer; a killed one is replaced while the others go on. */
export interface Fleet {
  readonly balancer: Balancer;
  readonly alive: readonly ServerProcess[];
  /** What the killed ones had said. */
  readonly lastWords: readonly string[];
  /** Waits until that many take requests. */
  until(count: number): Promise<void>;
  /** Kills one without warning and starts another in its place; resolves when the one is dead. */
  killOne(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `size` processes with the settings and puts them behind a balancer. */
export async function startFleet(
  settings: Readonly<Record<string, string | undefined>>,
  size: number,
): Promise<Fleet> {
  const balancer = await startBalancer();
  const alive: ServerProcess[] = [];
  const lastWords: string[] = [];
  const starting = new Set<Promise<void>>();
  let stopped = false;
  let failure: unknown;
  const enlist = (): void => balancer.serve(alive.map(({ port }) => port));
  const launch = (): Promise<void> => {
    const one = startServerProcess(settings)
      .then((made) => {
        if (stopped) return made.kill();
        alive.push(made);
        enlist();
        return undefined;
      })
      .catch((error: unknown) => void (failure = error))
      .finally(() => void starting.delete(one));
    starting.add(one);
    return one;
  };
  await Promise.all(Array.from({ length: size }, launch));
  const until = async (count: number): Promise<void> => {
    while (alive.length < count) {
      if (failure !== undefined)
        throw failure instanceof Error ? failure : new Error('a process did not start');
      await delay(5);
    }
  };
  await until(size);
  return {
    balancer,
    alive,
    lastWords,
    until,
    killOne: async () => {
      // The balancer is told only by the refused connection, as in life.
      const [victim] = alive.splice(Math.floor(Math.random() * alive.length), 1);
      if (victim === undefined) throw new Error('nobody is left to kill');
      await victim.kill();
      lastWords.push(victim.said());
      void launch();
    },
    stop: async () => {
      stopped = true;
      await Promise.all(starting);
      await Promise.all(alive.map((one) => one.kill()));
      await balancer.close();
    },
  };
}
