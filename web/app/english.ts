import type { Dictionary } from '#web/lib/i18n/start-i18n.ts';

const parts = import.meta.glob<Dictionary>(['../lib/i18n/en.json', '../features/*/en.json'], {
  import: 'default',
});

/** Every English text: those of the building blocks and those of each feature, in one dictionary. */
export async function englishDictionary(): Promise<Dictionary> {
  const loaded = await Promise.all(Object.values(parts).map((load) => load()));
  return Object.assign({}, ...loaded) as Dictionary;
}
