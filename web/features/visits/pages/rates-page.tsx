import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { exportVisitRates, rateDimensions, readVisitRates } from '#contracts/visits.ts';
import { faultsVisitedPermilleMin, visitedPermilleMin } from '#domain/visits/rates.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { ExportButton } from '#web/ui/list-page/export-button.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { SearchForm } from '#web/ui/search-form/search-form.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { MonthBars } from '../components/month-bars.tsx';
import { RateTable } from '../components/rate-table.tsx';
import { percentText, ratingText, type Figures, type Rates } from '../words.ts';
import styles from '../components/visits.module.css';

type Dimension = (typeof rateDimensions)[number];

const titles: Readonly<Record<Dimension, string>> = {
  unit: zh('按责任单位'),
  team: zh('按承办班组'),
  kind: zh('按业务'),
  month: zh('按月份'),
};

/** How many customers were asked, how many were reached, and how content they were. */
export function RatesPage() {
  const t = useTexts();
  const [{ from, to, by = 'unit' }, set] = useUrlState(['from', 'to', 'by']);
  const chosen = rateDimensions.find((one) => one === by) ?? 'unit';
  const query = {
    by: chosen,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const read = useRead(readVisitRates, { query }, { news: ['visit'] });
  return (
    <>
      <PageHeader
        title={t('回访统计')}
        detail={
          read.data === undefined
            ? undefined
            : t('{from} 至 {to} 办结的工单', { from: read.data.from, to: read.data.to })
        }
        actions={<ExportButton contract={exportVisitRates} query={query} />}
      />
      <div className={styles.period}>
        <SearchForm
          filters={[
            { name: 'from', kind: 'date', label: t('办结日期从') },
            { name: 'to', kind: 'date', label: t('到') },
          ]}
        />
        <Select
          aria-label={t('分组')}
          value={chosen}
          style={{ width: '10rem' }}
          options={rateDimensions.map((value) => ({ value, label: t(titles[value]) }))}
          onChange={(value) => set({ by: value })}
        />
      </div>
      {read.data !== undefined ? (
        <Sheet rates={read.data} />
      ) : read.isError ? (
        <ProblemState problem={read.error} />
      ) : (
        <PageState kind="loading" />
      )}
    </>
  );
}

function Sheet({ rates }: { rates: Rates }) {
  const t = useTexts();
  if (rates.total.due === 0)
    return <PageState kind="empty" title={t('这段时间没有应回访的工单')} text={t('请换一段时间。')} />;
  return (
    <div className={styles.stack}>
      <Tiles rates={rates} />
      <Section title={t('逐月走势')}>
        <MonthBars months={rates.months} />
      </Section>
      <Section title={t(titles[rates.by])} flush>
        <RateTable rates={rates} />
      </Section>
      <Section title={t('指标说明')}>
        <ul className={styles.definitions}>
          <li>{t('应回访：按规则生成的回访；工单重新办理而取消的不计。')}</li>
          <li>{t('已回访：接通、客户谢绝，或按规定次数拨打仍未接通；没有电话和链接过期的不算。')}</li>
          <li>{t('接通率：接通或谢绝的，占已回访的比例。')}</li>
          <li>{t('满意率：评 3 分（基本满意）及以上的，占已评价的比例。')}</li>
          <li>{t('各单位、班组、业务、月份的件数相加等于合计；比率由合计件数算出，不取平均。')}</li>
        </ul>
        <p style={{ marginTop: '0.6rem' }}>
          <Link to="/visits">{t('查看回访列表')}</Link>
        </p>
      </Section>
    </div>
  );
}

function Tiles({ rates }: { rates: Rates }) {
  const t = useTexts();
  const { total, faults } = rates;
  return (
    <div className={styles.tiles}>
      <Tile
        title={t('回访率')}
        value={percentText(total.visitedPermille)}
        note={t('{visited}/{due} 件，目标不低于 90%', counted(total))}
        good={reaches(total.visitedPermille, visitedPermilleMin)}
      />
      <Tile
        title={t('抢修回访率')}
        value={percentText(faults.visitedPermille)}
        note={t('{visited}/{due} 件，目标 100%', counted(faults))}
        good={reaches(faults.visitedPermille, faultsVisitedPermilleMin)}
      />
      <Tile
        title={t('接通率')}
        value={percentText(total.reachedPermille)}
        note={t('{reached}/{visited} 件', { reached: total.reached, visited: total.visited })}
        good={null}
      />
      <Tile
        title={t('满意率')}
        value={percentText(total.satisfiedPermille)}
        note={t('{satisfied}/{rated} 件，平均 {mean} 分', {
          satisfied: total.satisfied,
          rated: total.rated,
          mean: ratingText(total.ratingHundredths),
        })}
        good={null}
      />
      <Tile
        title={t('不满意转单')}
        value={total.followUps.toString()}
        note={t('客户认为守诺 {rate}', { rate: percentText(total.promiseKeptPermille) })}
        good={null}
      />
    </div>
  );
}

function counted({ visited, due }: Figures): { visited: number; due: number } {
  return { visited, due };
}

function reaches(permille: number | null, least: number): boolean | null {
  return permille === null ? null : permille >= least;
}

interface TileProps {
  readonly title: string;
  readonly value: string;
  readonly note: string;
  /** Whether a target is reached; null where there is none. */
  readonly good: boolean | null;
}

function Tile({ title, value, note, good }: TileProps) {
  return (
    <div className={styles.tile} data-tone={good === null ? undefined : good ? 'good' : 'bad'}>
      <span>{title}</span>
      <strong>{value}</strong>
      <span className={styles.faint}>{note}</span>
    </div>
  );
}
