/** The title of a stored word; a catalogue keeps plain titles or entries with one. A word of a later version shows itself. */
export function titleIn(
  catalogue: Readonly<Record<string, string | { readonly title: string }>>,
  word: string,
): string {
  const found = Object.hasOwn(catalogue, word) ? catalogue[word] : undefined;
  return found === undefined ? word : typeof found === 'string' ? found : found.title;
}
