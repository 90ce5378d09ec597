import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { explainDue, readCalendarYear } from '#contracts/promises.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { clockCase, type ClockDueAnswer } from '#domain/promises/cli-case.ts';
import { call } from '#web/lib/api/call.ts';
import { readOptions } from '#web/lib/api/use-read.ts';
import { calendarOf, yearsOf, type DueCase } from './due-case.ts';
import type { WorkYear } from './words.ts';

/** How the answer of the browser stands beside the server's. */
export type Agreement = 'asking' | 'same' | 'different' | 'unreached';

export interface DueAnswer {
  readonly answer: ClockDueAnswer | Refused;
  readonly agreement: Agreement;
  /** The unit's own days are in it; without the server only the statutory calendar is known. */
  readonly ownCalendar: boolean;
}

const pauseMs = 400;

/** Computes the case in this browser with the rules the server uses, and holds it against the server's answer. */
export function useDueAnswer(asked: DueCase | null): DueAnswer | null {
  const years = useMemo(() => (asked === null ? [] : yearsOf(asked)), [asked]);
  const reads = useQueries({
    queries: years.map((year) =>
      readOptions(readCalendarYear, { params: { year: String(year) } }, { news: ['setting'] }),
    ),
    combine: (results) => ({
      known: results.flatMap(({ data }): readonly WorkYear[] => (data === undefined ? [] : [data])),
      pending: results.some(({ isPending }) => isPending),
    }),
  });
  const answer = useMemo(
    () => (asked === null ? null : clockCase(asked, calendarOf(reads.known))),
    [asked, reads.known],
  );
  const server = useServerAnswer(answer === null || isRefused(answer) ? null : asked);
  if (answer === null) return null;
  const ownCalendar = reads.known.length === years.length;
  return { answer, ownCalendar, agreement: reads.pending ? 'asking' : agreementOf(answer, server) };
}

interface ServerAnswer {
  readonly due: string | null;
  readonly explanation: { readonly zh: string };
}

interface Asked {
  readonly data: ServerAnswer | undefined;
  readonly failed: boolean;
}

/** Asks the server once the typing pauses. */
function useServerAnswer(asked: DueCase | null): Asked {
  const paused = usePaused(asked);
  const read = useQuery({
    queryKey: ['read', explainDue.path, paused],
    queryFn: ({ signal }) => (paused === null ? null : call(explainDue, { body: { ...paused } }, { signal })),
    enabled: paused !== null,
    retry: false,
    meta: { news: ['setting'] },
  });
  return { data: paused === asked ? (read.data ?? undefined) : undefined, failed: read.isError };
}

function agreementOf(answer: ClockDueAnswer | Refused, { data, failed }: Asked): Agreement {
  if (failed) return 'unreached';
  if (data === undefined || isRefused(answer)) return 'asking';
  const same = instantOf(data.due) === instantOf(answer.due) && data.explanation.zh === answer.explanation.zh;
  return same ? 'same' : 'different';
}

function instantOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
