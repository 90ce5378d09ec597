import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { promiseReport, promiseReportTable } from '#contracts/supervision-report.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ReportFilters } from '../components/report/report-filters.tsx';
import { ReportTable } from '../components/report/report-table.tsx';
import { ReportTotals } from '../components/report/report-totals.tsx';
import { useReportQuestion } from '../use-report-question.ts';
import styles from '../components/report/report.module.css';

/** What was promised in a month and what was kept, with the orders behind every figure (R-PROM-20). */
export function PromiseReportPage() {
  const t = useTexts();
  const { query, setQuestion, all } = useReportQuestion();
  const read = useRead(promiseReport, { query });
  return (
    <>
      <PageHeader
        title={t('承诺履行统计')}
        detail={t('一项承诺在兑现或违约的当月计入一次；点任一数字查看对应工单。')}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('打印')}
            </Button>
            <Button
              icon={<DownloadOutlined />}
              href={addressOf(promiseReportTable.path, {}, { ...query })}
              download
            >
              {t('导出 Excel')}
            </Button>
            <Button href={addressOf(promiseReportTable.path, {}, { ...query, format: 'csv' })} download>
              {t('导出 CSV')}
            </Button>
          </>
        }
      />
      <ReportFilters query={query} all={all} onChange={setQuestion} />
      {read.error !== null ? (
        <ProblemState small problem={read.error} />
      ) : read.data === undefined ? (
        <PageState kind="loading" />
      ) : (
        <>
          <ReportTotals report={read.data} />
          <div className={styles.sheet}>
            <ReportTable report={read.data} unitId={query.unitId} all={all} />
          </div>
        </>
      )}
    </>
  );
}
