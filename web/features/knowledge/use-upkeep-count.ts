import { countArticleWork } from '#contracts/knowledge-upkeep.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useMay } from '#web/lib/session/session.ts';

/** What of the library waits for this person: to be reviewed, mended, looked at again. */
export function useUpkeepCount(): number | null {
  const enabled = useMay('knowledge.write');
  const { data } = useRead(countArticleWork, {}, { enabled, news: ['setting'] });
  const count = data === undefined ? 0 : data.toReview + data.mine;
  return count === 0 ? null : count;
}
