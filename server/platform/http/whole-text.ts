import type { FastifyInstance } from 'fastify';
import { Refusal } from '#domain/kernel/refusal.ts';

const depthMax = 40;

function isWhole(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

/** Path of the first text, or name of a field, that cannot be stored; null when all can. */
function brokenAt(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value === 'string') return isWhole(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  if (path.length > depthMax) return path;
  for (const [key, part] of Object.entries(value)) {
    if (!isWhole(key)) return path;
    const found = brokenAt(part, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

/**
 * A null character and half of a character pair are taken neither by the database nor by the hash chain: whatever the
 * contract of a field forgot to say, they are refused by name before a handler sees them.
 */
export function refuseBrokenText(app: FastifyInstance): void {
  app.addHook('preHandler', ({ body, query, params }, _reply, done) => {
    for (const part of [params, query, body]) {
      const found = Buffer.isBuffer(part) ? null : brokenAt(part, []);
      if (found === null) continue;
      // A form names its own fields so (`domain/processes/form.ts`).
      const field = found.join('.').replace(/^values\./, 'form.') || 'body';
      throw new Refusal('shape.wrong-format', { field, data: { field } });
    }
    done();
  });
}
