import { portalChallenge } from '#contracts/portal.ts';
import { solve } from '#domain/portal/proof-of-work.ts';
import { call } from '#web/lib/api/call.ts';

interface Asked {
  readonly salt: string;
  readonly bits: number;
}

const triesAtOnce = 4000;

/** Where no worker runs (an old browser, a strict one), in small pieces on the page itself. */
async function solveHere(asked: Asked): Promise<number> {
  for (let from = 0; ; from += triesAtOnce) {
    const nonce = solve(asked, from, triesAtOnce);
    if (nonce !== null) return nonce;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

function solveBeside({ salt, bits }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = (event: MessageEvent<number>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error('no worker'));
    };
    worker.postMessage({ salt, bits });
  });
}

/** Asks for a challenge and solves it: a fraction of a second of the machine's time, nothing for the person to do. */
export async function solvedProof(): Promise<{ challenge: string; nonce: number }> {
  const { challenge, ...asked } = await call(portalChallenge, {});
  const nonce = await solveBeside(asked).catch(() => solveHere(asked));
  return { challenge, nonce };
}
