import { solve } from '#domain/portal/proof-of-work.ts';

/** Looks for the number beside the page, so that typing and scrolling go on meanwhile. */
const triesAtOnce = 1_000_000;

addEventListener('message', (event: MessageEvent<{ salt: string; bits: number }>) => {
  let nonce: number | null = null;
  for (let from = 0; nonce === null; from += triesAtOnce) nonce = solve(event.data, from, triesAtOnce);
  postMessage(nonce);
});
