import type { Reader } from '#domain/knowledge/article.ts';
import type { Actor } from '#domain/processes/state.ts';
import { may, type Caller } from '../../platform/caller.ts';

export const anybody: Reader = { kind: 'public' };

/** The member of staff as a reader: the functions of the teams they work in today, and what they do for the library. */
export function readerOf(caller: Caller): Reader {
  return {
    kind: 'staff',
    staffId: caller.staffId,
    functions: [...new Set(caller.posts.flatMap((held) => held.functions))],
    writes: may(caller, 'knowledge.write'),
    reviews: may(caller, 'knowledge.review'),
  };
}

/** Whoever acts on an order, as a reader; customers and the system quote what everybody may read. */
export function readerOfActor(actor: Actor): Reader {
  if (actor.kind !== 'staff') return anybody;
  const { staffId, functions, permissions } = actor;
  if (!permissions.includes('knowledge.view')) return anybody;
  const [writes, reviews] = [
    permissions.includes('knowledge.write'),
    permissions.includes('knowledge.review'),
  ];
  return { kind: 'staff', staffId, functions, writes, reviews };
}

/** A condition in SQL with its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * What a reader may be shown of table `article a`, in force and within their audience: `inAudience` in SQL. Every
 * place that quotes an article asks through here (K1); `first` is the number of the first placeholder.
 */
export function readable(reader: Reader, first: number): Condition {
  const inForce = 'a.published is not null and not a.retired';
  if (reader.kind === 'public') return { sql: `${inForce} and a.audience = 'public'`, values: [] };
  if (reader.reviews) return { sql: inForce, values: [] };
  return {
    sql: `${inForce} and (a.audience <> 'teams' or a.functions && $${first.toString()}::text[])`,
    values: [reader.functions],
  };
}
