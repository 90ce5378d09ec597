/** Units in the order of their tree, with their depth, for lists and pickers. */
export interface TreeUnit {
  readonly unitId: string;
  readonly parentUnitId: string | null;
  readonly name: string;
}

export interface PlacedUnit<U extends TreeUnit> {
  readonly unit: U;
  readonly depth: number;
}

/** Depth first, siblings as they came. A unit whose parent is not in the list stands at the top; a loop is cut. */
export function placeUnits<U extends TreeUnit>(units: readonly U[]): readonly PlacedUnit<U>[] {
  const known = new Set(units.map(({ unitId }) => unitId));
  const children = new Map<string, U[]>();
  for (const unit of units) {
    const parent = unit.parentUnitId !== null && known.has(unit.parentUnitId) ? unit.parentUnitId : '';
    children.set(parent, [...(children.get(parent) ?? []), unit]);
  }
  const placed: PlacedUnit<U>[] = [];
  const place = (parent: string, depth: number): void => {
    for (const unit of children.get(parent) ?? []) {
      placed.push({ unit, depth });
      place(unit.unitId, depth + 1);
    }
  };
  place('', 0);
  return placed;
}
