type Parts = Readonly<Record<string, unknown>>;

/** The address of a call: `/api/orders/:orderId` with its parameters and the query that was given. */
export function addressOf(path: string, params: Parts = {}, query: Parts = {}): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(textOf(params[name], name)),
  );
  const search = queryText(query);
  return `/api${filled}${search === '' ? '' : `?${search}`}`;
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  throw new Error(`the path needs ${name}`);
}

/** Empty and missing values are left out; a list repeats its name. */
function queryText(query: Parts): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const item of values) if (isGiven(item)) search.append(name, String(item));
  }
  return search.toString();
}

function isGiven(value: unknown): value is string | number | boolean {
  return (
    (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
  );
}
