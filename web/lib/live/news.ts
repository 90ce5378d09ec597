/** What the server tells open screens: something of this kind changed. The content is read the usual way. */
export const newsKinds = [
  'order',
  'task',
  'clock',
  'notice',
  'setting',
  'import',
  'visit',
  'supervision',
] as const;
export type NewsKind = (typeof newsKinds)[number];

/** The kind of a message of the news line; null for words we do not know yet (a newer server). */
export function newsKindOf(message: unknown): NewsKind | null {
  if (typeof message !== 'string') return null;
  try {
    const news: unknown = JSON.parse(message);
    if (typeof news !== 'object' || news === null || !('kind' in news)) return null;
    return newsKinds.find((kind) => kind === news.kind) ?? null;
  } catch {
    return null;
  }
}

/** Whether a read asked to hear of one of these kinds. */
export function concerns(
  meta: Readonly<Record<string, unknown>> | undefined,
  kinds: ReadonlySet<NewsKind>,
): boolean {
  const wanted = meta?.['news'];
  return Array.isArray(wanted) && newsKinds.some((kind) => kinds.has(kind) && wanted.includes(kind));
}
