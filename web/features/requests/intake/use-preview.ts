import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import { previewRequest } from '#contracts/requests.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { call } from '#web/lib/api/call.ts';
import { useSettled } from '#web/lib/clock/use-settled.ts';
import { useConnection } from '#web/lib/live/use-connection.ts';
import type { Intake } from './intake.ts';
import { requestOf } from './request-of.ts';

export type Preview = Static<(typeof previewRequest)['response']>;

/** What would happen if the request were accepted now, asked whenever the typing rests. */
export function usePreview(intake: Intake, definition: ProcessDefinition | null): Preview | null {
  const reached = useConnection();
  const text =
    definition === null ? '' : JSON.stringify({ ...requestOf(intake, definition), draftId: undefined });
  const settled = useSettled(text, 600);
  const { data } = useQuery({
    queryKey: ['preview', settled],
    // What JSON was made of a request is a request again.
    queryFn: ({ signal }) =>
      call(previewRequest, { body: JSON.parse(settled) as ReturnType<typeof requestOf> }, { signal }),
    enabled: settled !== '' && reached,
    placeholderData: (before) => (settled === '' ? undefined : before),
    retry: false,
  });
  return definition === null ? null : (data ?? null);
}
