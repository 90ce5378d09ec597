/** The tree of divisions as far as it was read. A division's code begins with that of the one above. */
interface Division {
  readonly code: string;
  readonly name: string;
  readonly hasChildren: boolean;
}

export interface DivisionOption {
  readonly value: string;
  readonly label: string;
  readonly isLeaf: boolean;
  readonly children?: DivisionOption[];
}

const lengths = [2, 4, 6, 9];

/** From the province down to the division itself: `33`, `3306`, `330681`. */
export function divisionPath(code: string): readonly string[] {
  return lengths.filter((length) => length <= code.length).map((length) => code.slice(0, length));
}

/** Counties and streets are what a place of supply lies in; a whole province says nothing. */
export function isPlace(code: string): boolean {
  return code.length >= 6;
}

/** The options of a cascade; `below` has what was read by parent, '' for the provinces. */
export function divisionOptions(
  below: ReadonlyMap<string, readonly Division[]>,
  parent = '',
): DivisionOption[] {
  return (below.get(parent) ?? []).map(({ code, name, hasChildren }) => {
    const children = divisionOptions(below, code);
    return { value: code, label: name, isLeaf: !hasChildren, ...(children.length === 0 ? {} : { children }) };
  });
}
