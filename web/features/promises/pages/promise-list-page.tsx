import { useMemo } from 'react';
import { listPromises } from '#contracts/promises.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { SearchForm, type Filter } from '#web/ui/search-form/search-form.tsx';
import { PromiseDrawer } from '../components/promise-drawer.tsx';
import { PromiseTable } from '../components/promise-table.tsx';
import { promisesFor } from '../in-force.ts';
import { concernTitles } from '../words.ts';
import styles from '../components/promises.module.css';

/** Every promise of the documents with what the unit promises by region on the day asked for. */
export function PromiseListPage() {
  const t = useTexts();
  const [{ q, concerns, date, promise }, setState] = useUrlState(['q', 'concerns', 'date', 'promise', 'act']);
  const read = useRead(listPromises, { query: date === undefined ? {} : { date } }, { news: ['setting'] });
  const shown = useMemo(() => promisesFor(read.data?.items ?? [], { q, concerns }), [read.data, q, concerns]);
  const chosen = read.data?.items.find(({ promiseId }) => promiseId === promise);
  return (
    <>
      <PageHeader title={t('服务承诺')} detail={t('时限按地区和生效日期设置；在办工单沿用受理时的时限。')} />
      <div className={styles.sheet}>
        <div className={styles.filters}>
          <SearchForm filters={filtersOf(t)} />
        </div>
        {read.error !== null ? (
          <ProblemState small problem={read.error} />
        ) : read.data === undefined ? (
          <PageState kind="loading" />
        ) : shown.length === 0 ? (
          <PageState
            kind="empty"
            small
            title={t('没有符合条件的内容')}
            text={t('可放宽或清除上方的条件。')}
          />
        ) : (
          <PromiseTable
            date={read.data.date}
            promises={shown}
            onOpen={(promiseId, act) => setState({ promise: promiseId, act })}
          />
        )}
      </div>
      {chosen === undefined ? null : (
        <PromiseDrawer
          key={chosen.promiseId}
          promise={chosen}
          onClose={() => setState({ promise: '', act: '' })}
        />
      )}
    </>
  );
}

function filtersOf(t: Texts): readonly Filter[] {
  return [
    { name: 'q', kind: 'text', label: t('名称、编号或依据') },
    {
      name: 'concerns',
      kind: 'choice',
      label: t('承诺对象'),
      options: Object.entries(concernTitles).map(([value, title]) => ({ value, title: t(title) })),
    },
    { name: 'date', kind: 'date', label: t('执行日期') },
  ];
}
