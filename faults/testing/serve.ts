/** Started by `server-process.ts` as a process of its own: the product as `npm start` runs it, without the demo. */
import { runServer } from '#server/main.ts';

await runServer({ demo: false });
