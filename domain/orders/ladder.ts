/**
 * Who is told of a warning level, from the handler up (S6): whoever holds a task, who leads the team, who heads the
 * unit, who heads the one above. A rung on which nobody is on duty is passed over, so that no warning waits for an
 * empty chair.
 */
import { assert } from '#domain/kernel/assert.ts';
import { rungs, type Rung } from '#domain/promises/warning-level.ts';

export interface LadderUnit {
  readonly unitId: string;
  readonly parentUnitId: string | null;
}

/** Somebody on duty in a post that leads. */
export interface Lead {
  readonly staffId: string;
  readonly post: string;
  readonly unitId: string;
}

/** An order as the ladder sees it; only people on duty are named. */
export interface LadderFacts {
  readonly units: readonly LadderUnit[];
  readonly leads: readonly Lead[];
  /** The unit that answers for the order. */
  readonly unitId: string;
  /** Teams and holders of its open tasks. */
  readonly teamIds: readonly string[];
  readonly holderIds: readonly string[];
}

export interface Told {
  readonly rung: Rung;
  readonly staffIds: readonly string[];
}

const teamPosts: ReadonlySet<string> = new Set(['team-leader', 'hall-supervisor']);
/** The quality officer stands in for the head where only handlers of reports may know (R-QUAL-09). */
const unitPosts: ReadonlySet<string> = new Set(['station-head', 'director', 'quality-officer']);

/** The first rung from `from` upwards with people who were not told yet, and those; null at the end of the ladder. */
export function tellFrom(from: Rung, facts: LadderFacts, told: ReadonlySet<string>): Told | null {
  for (const rung of rungs.slice(rungs.indexOf(from))) {
    const staffIds = [...new Set(peopleOn(rung, facts))].filter((staffId) => !told.has(staffId)).sort();
    if (staffIds.length > 0) return { rung, staffIds };
  }
  return null;
}

/** The rung above; null on the highest. */
export function rungAbove(rung: Rung): Rung | null {
  return rungs[rungs.indexOf(rung) + 1] ?? null;
}

function peopleOn(rung: Rung, facts: LadderFacts): readonly string[] {
  switch (rung) {
    case 'holder':
      return facts.holderIds;
    case 'team-lead':
      return leadersOf(facts, new Set(facts.teamIds), teamPosts);
    case 'unit-head':
      return leadersOf(facts, new Set([facts.unitId]), unitPosts);
    case 'upper-unit':
      return nearest(facts);
  }
}

function leadersOf({ leads }: LadderFacts, unitIds: ReadonlySet<string>, postCodes: ReadonlySet<string>) {
  return leads
    .filter(({ post, unitId }) => postCodes.has(post) && unitIds.has(unitId))
    .map(({ staffId }) => staffId);
}

/** The heads of the nearest unit above that has any on duty. */
function nearest(facts: LadderFacts): readonly string[] {
  const parentOf = new Map(facts.units.map(({ unitId, parentUnitId }) => [unitId, parentUnitId]));
  let above = parentOf.get(facts.unitId) ?? null;
  for (let steps = 0; above !== null; steps += 1) {
    assert(steps <= facts.units.length, 'the tree of units has no loop');
    const heads = leadersOf(facts, new Set([above]), unitPosts);
    if (heads.length > 0) return heads;
    above = parentOf.get(above) ?? null;
  }
  return [];
}
