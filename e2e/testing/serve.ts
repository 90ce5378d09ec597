/** Started by `demo-server.ts` as a process of its own: the product with its demo company, as `npm start` runs it. */
import { runServer } from '#server/main.ts';
import { ensureWebBuilt } from '../../tools/build-web.ts';

await ensureWebBuilt({ log: (line) => process.stdout.write(`${line}\n`) });
await runServer({ demo: true });
