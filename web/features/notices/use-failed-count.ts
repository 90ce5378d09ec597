import { countNotices } from '#contracts/notices.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useMay } from '#web/lib/session/session.ts';
import { failedCount } from './words.ts';

/** How many notices wait for somebody's decision, for those who may decide; null for the others. */
export function useFailedCount(): number | null {
  const may = useMay('notice.manage');
  const { data } = useRead(countNotices, {}, { enabled: may, news: ['notice'] });
  return data === undefined ? null : failedCount(data.items);
}
