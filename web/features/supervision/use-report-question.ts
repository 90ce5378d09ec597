import { useNow } from '#web/lib/clock/use-now.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { lastMonth } from './figure-text.ts';

export interface ReportQuery {
  readonly month: string;
  readonly unitId?: string;
}

/** What the report is asked, kept in the address; the last whole month unless another is chosen. */
export function useReportQuestion() {
  const [state, set] = useUrlState(['month', 'unitId', 'all']);
  const newest = lastMonth(useNow());
  const month = state.month ?? newest;
  const query: ReportQuery = { month, ...(state.unitId === undefined ? {} : { unitId: state.unitId }) };
  return { query, all: state.all === '1', setQuestion: set };
}
