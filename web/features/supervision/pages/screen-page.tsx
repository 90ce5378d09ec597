import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useRef } from 'react';
import type { Board } from '#contracts/supervision.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { boardRows } from '../board-rows.ts';
import { BoardTotals } from '../components/board/board-totals.tsx';
import { Chart } from '../components/board/chart.tsx';
import { heatOption, onDark, trendOption } from '../components/board/chart-options.ts';
import { FigureTable } from '../components/board/figure-table.tsx';
import styles from '../components/board/board.module.css';
import { useBoard } from '../use-board.ts';

const rowsShown = 9;

/** The board for the wall of a control room: dark, whole screen, nothing to press. */
export function ScreenPage() {
  const t = useTexts();
  const nowMs = useNow();
  const { data } = useBoard({});
  const screen = useRef<HTMLDivElement>(null);
  return (
    <div ref={screen} className={styles.screen}>
      <header>
        <h1>{t('供电服务督办大屏')}</h1>
        <time>{timeText(nowMs)}</time>
        <span className={styles.screenTools}>
          <Button ghost size="small" onClick={() => void screen.current?.requestFullscreen()}>
            {t('全屏')}
          </Button>
          <Link to="/supervision/board">
            <Button ghost size="small">
              {t('返回')}
            </Button>
          </Link>
        </span>
      </header>
      {data === undefined ? <PageState kind="loading" /> : <Wall board={data} />}
    </div>
  );
}

function Wall({ board }: { board: Board }) {
  const t = useTexts();
  const rows = useMemo(() => boardRows(board, undefined, t), [board, t]);
  const heat = useMemo(() => heatOption(board.hours, onDark, t), [board, t]);
  const trend = useMemo(() => trendOption(board.trend, onDark, t), [board, t]);
  return (
    <>
      <BoardTotals board={board} query={{}} />
      <div className={styles.wall}>
        <FigureTable label={t('单位')} rows={rows.units.slice(0, rowsShown)} />
        <FigureTable label={t('业务')} rows={rows.kinds.slice(0, rowsShown)} />
        <Chart label={t('每日受理、办结与超期')} option={trend} height="100%" />
        <Chart label={t('受理时段（星期与小时）')} option={heat} height="100%" />
      </div>
    </>
  );
}
