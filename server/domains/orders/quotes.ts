import type { Command } from '#domain/processes/command.ts';
import type { Actor } from '#domain/processes/state.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Work } from '../../platform/work.ts';

/** A version of an article of the library that an answer quotes. */
export interface Quote {
  readonly articleId: string;
  readonly version: number;
}

/** Answers the titles of what is quoted, or null where the actor may not quote it; the library knows. */
export type QuoteGate = (
  tx: Tx,
  about: { readonly orgId: number; readonly actor: Actor; readonly quotes: readonly Quote[] },
) => Promise<readonly string[] | null>;

const gates = new WeakMap<Platform, QuoteGate>();

/** The library says what may be quoted. Without it nothing is. */
export function guardQuotes(platform: Platform, gate: QuoteGate): void {
  gates.set(platform, gate);
}

/** The command with the titles of what it quotes, so that the history can be read when the article has changed. */
export async function withQuotedTitles(
  { platform, tx }: Work,
  { orgId, command, actor }: { readonly orgId: number; readonly command: Command; readonly actor: Actor },
): Promise<Command> {
  if (command.verb !== 'act' || command.quotes === undefined || command.quotes.length === 0) return command;
  const { quotes } = command;
  const titles = await gates.get(platform)?.(tx, { orgId, actor, quotes });
  if (titles === undefined || titles === null)
    throw new Refusal('knowledge.quote-unknown', { field: 'quotes' });
  const named = quotes.map(({ articleId, version }, at) => ({ articleId, version, title: titles[at] ?? '' }));
  return { ...command, quotes: named };
}
