import { customerCareRoutes } from '#contracts/customer-care.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ConsentsPanel } from './consents-panel.tsx';
import { DangersPanel } from './dangers-panel.tsx';
import { VisitsPanel } from './visits-panel.tsx';

/** What stands beside the file: dangers, visits, consents. */
export function CarePanels({ customerId }: { customerId: string }) {
  const { data, error } = useRead(customerCareRoutes.care, { params: { customerId } });
  if (data === undefined)
    return error === null ? <PageState kind="loading" small /> : <ProblemState problem={error} />;
  return (
    <>
      <DangersPanel customerId={customerId} dangers={data.dangers} />
      <VisitsPanel customerId={customerId} care={data} />
      <ConsentsPanel customerId={customerId} consents={data.consents} />
    </>
  );
}
