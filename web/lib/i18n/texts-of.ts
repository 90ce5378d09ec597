/** Finds the texts that source code sends through `t('…')`, or marks with `zh('…')`, for the check of the dictionaries. */
const callPattern = /(?<![\w.])(?:t|zh)\(\s*(?:'((?:[^'\\\n]|\\.)+)'|`([^`$]+)`|"((?:[^"\\\n]|\\.)+)")/g;

const comments = /\/\*[\s\S]*?\*\/|(?<=^\s*)\/\/.*$/gm;

/** Every literal text of a source file, each once, in the order of appearance. */
export function textsOf(source: string): readonly string[] {
  const found = [...source.replaceAll(comments, '').matchAll(callPattern)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
  return [...new Set(found.map((text) => text.replaceAll(/\\(.)/g, '$1')))];
}

/** The placeholders of a text, `{name}`, sorted. */
export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}
