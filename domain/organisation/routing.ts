/**
 * Which team a task goes to (R1): the definition of the business names the function, the tree of units names
 * the team. The nearest wins: the unit itself, then its station, then the company.
 */
import { assert } from '../kernel/assert.ts';
import type { TeamFunction } from './team-functions.ts';

/** What routing needs to know of a unit. */
export interface RoutingUnit {
  readonly unitId: string;
  readonly parentUnitId: string | null;
  readonly kind: string;
  readonly code: string;
  readonly functions: readonly string[];
  readonly active: boolean;
}

export interface Destination {
  readonly function: TeamFunction;
  /** The unit responsible for the customer's place: usually a station. */
  readonly unitId: string;
}

/**
 * The team with the function under the responsible station, else one at company level, never one of another
 * station; of several the first by code. Null when there is none or the unit is unknown.
 */
export function routeToTeam<U extends RoutingUnit>(units: readonly U[], to: Destination): U | null {
  for (const level of levelsAbove(units, to.unitId)) {
    const able = within(units, level).filter((unit) => unit.active && unit.functions.includes(to.function));
    const [first] = able.sort((a, b) => (a.code < b.code ? -1 : 1));
    if (first !== undefined) return first;
  }
  return null;
}

/** The unit and everything above it, nearest first. */
function levelsAbove<U extends RoutingUnit>(units: readonly U[], unitId: string): readonly U[] {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const levels: U[] = [];
  let next = byId.get(unitId);
  while (next !== undefined) {
    assert(levels.length < units.length, 'the tree of units has no loop');
    levels.push(next);
    next = next.parentUnitId === null ? undefined : byId.get(next.parentUnitId);
  }
  return levels;
}

/** The unit and what stands below it, without the stations below it: their teams work for them alone. */
function within<U extends RoutingUnit>(units: readonly U[], top: U): U[] {
  const found: U[] = [top];
  for (const unit of found) {
    assert(found.length <= units.length, 'the tree of units has no loop');
    found.push(
      ...units.filter(({ parentUnitId, kind }) => parentUnitId === unit.unitId && kind !== 'station'),
    );
  }
  return found;
}
