import { useQueries } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import type { SearchHit } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import { features } from '../features.ts';
import { allows, menuFor } from '../menu.ts';

export interface Found {
  readonly groups: readonly { readonly title: string; readonly hits: readonly SearchHit[] }[];
  readonly pending: boolean;
}

const sources = features.flatMap(({ search }) => search ?? []);
const pauseMs = 180;
const hitsMax = 6;

/** Asks every source the person may ask, once the typing pauses; pages of the menu are found at once. */
export function useSearchHits(typed: string): Found {
  const { permissions } = useSession();
  const t = useTexts();
  const words = usePaused(useDeferredValue(typed.trim()));
  const asked = sources.filter(({ access }) => allows(access, permissions));
  const answers = useQueries({
    queries: asked.map((source) => ({
      queryKey: ['search', source.title, words],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find(words, signal),
      enabled: words.length >= 2,
      staleTime: 20_000,
    })),
  });
  const pages = menuFor(features, permissions)
    .flatMap(({ entries }) => entries)
    .filter(({ title }) => words !== '' && t(title).toLowerCase().includes(words.toLowerCase()))
    .map(({ path, title }) => ({ id: path, title: t(title), detail: '', to: path }));
  const groups = [
    ...asked.map((source, at) => ({
      title: source.title,
      hits: (answers[at]?.data ?? []).slice(0, hitsMax),
    })),
    { title: zh('页面'), hits: pages.slice(0, hitsMax) },
  ];
  return {
    groups: groups.filter(({ hits }) => hits.length > 0),
    pending: words !== typed.trim() || answers.some(({ isFetching }) => isFetching),
  };
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
