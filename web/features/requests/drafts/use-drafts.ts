import { useQuery } from '@tanstack/react-query';
import { listDrafts } from '#contracts/requests.ts';
import { useSession } from '#web/lib/session/session.ts';
import { allDrafts, type DraftLine } from './intake-drafts.ts';

const againEveryMs = 20_000;

/** What this person left unfinished, in this browser and at the server. */
export function useDrafts(): readonly DraftLine[] {
  const { staffId } = useSession();
  const { data } = useQuery({
    queryKey: ['read', listDrafts.path, staffId],
    queryFn: () => allDrafts(staffId),
    refetchInterval: againEveryMs,
  });
  return data ?? [];
}
