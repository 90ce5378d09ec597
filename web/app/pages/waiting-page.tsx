import { PageState } from '#web/ui/page-state/page-state.tsx';

/** While a page is fetched; shown only when that takes noticeably long. */
export function WaitingPage() {
  return <PageState kind="loading" />;
}
