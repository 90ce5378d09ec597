import { DownloadOutlined, FullscreenOutlined, PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useMemo } from 'react';
import { boardTable, type Board } from '#contracts/supervision.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { UnitPicker } from '#web/ui/pickers/unit-picker.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { boardRows } from '../board-rows.ts';
import { BoardTotals } from '../components/board/board-totals.tsx';
import { Chart } from '../components/board/chart.tsx';
import { heatOption, onPaper, trendOption } from '../components/board/chart-options.ts';
import { FigureTable } from '../components/board/figure-table.tsx';
import styles from '../components/board/board.module.css';
import { useBoard } from '../use-board.ts';

const spans = ['7', '30', '90'] as const;

/** What is open, about to break and broken, live, with the tasks behind every figure (R-SYS-04). */
export function BoardPage() {
  const t = useTexts();
  const [{ unitId, days }, setState] = useUrlState(['unitId', 'days']);
  const span = spans.find((each) => each === days) ?? '30';
  const scope = unitId === undefined ? {} : { unitId };
  const read = useBoard({ ...scope, days: span });
  return (
    <>
      <PageHeader
        title={t('督办看板')}
        detail={t('随工单变化自动更新；点任一数字查看对应任务，可在明细里改派。')}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('打印')}
            </Button>
            <Button icon={<DownloadOutlined />} href={addressOf(boardTable.path, {}, scope)} download>
              {t('导出 Excel')}
            </Button>
            <Button href={addressOf(boardTable.path, {}, { ...scope, format: 'csv' })} download>
              {t('导出 CSV')}
            </Button>
            <Link to="/supervision/screen">
              <Button icon={<FullscreenOutlined />}>{t('大屏')}</Button>
            </Link>
          </>
        }
      />
      <div className={styles.filters}>
        <div className={styles.unit}>
          <UnitPicker
            value={unitId ?? ''}
            placeholder={t('全部单位')}
            onChange={(chosen) => setState({ unitId: chosen })}
          />
        </div>
        <Segmented
          value={span}
          options={spans.map((value) => ({ value, label: t('近 {days} 天', { days: value }) }))}
          onChange={(value) => setState({ days: value })}
        />
      </div>
      {read.error !== null ? <ProblemState small problem={read.error} /> : null}
      {read.data === undefined ? <PageState kind="loading" /> : <Figures board={read.data} unitId={unitId} />}
    </>
  );
}

function Figures({ board, unitId }: { board: Board; unitId: string | undefined }) {
  const t = useTexts();
  const rows = useMemo(() => boardRows(board, unitId, t), [board, unitId, t]);
  const heat = useMemo(() => heatOption(board.hours, onPaper, t), [board, t]);
  const trend = useMemo(() => trendOption(board.trend, onPaper, t), [board, t]);
  return (
    <>
      <BoardTotals board={board} query={unitId === undefined ? {} : { unitId }} />
      <div className={styles.columns}>
        <div>
          <Section title={t('按单位')} flush>
            <FigureTable label={t('单位')} rows={rows.units} />
          </Section>
          <Section title={t('每日受理、办结与超期')}>
            <Chart label={t('每日受理、办结与超期')} option={trend} height="16rem" />
          </Section>
          <Section title={t('受理时段（星期与小时）')}>
            <Chart label={t('受理时段（星期与小时）')} option={heat} height="16rem" />
          </Section>
        </div>
        <div>
          <Section title={t('按业务')} flush>
            <FigureTable label={t('业务')} rows={rows.kinds} />
          </Section>
        </div>
      </div>
      <Section title={t('按环节')} flush>
        <FigureTable label={t('环节')} rows={rows.steps} />
      </Section>
    </>
  );
}
