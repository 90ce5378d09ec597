import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { publishedMonth, publishedMonths } from '#contracts/supervision-report.ts';
import { call } from '#web/lib/api/call.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { PublishedFigures } from '../components/published/published-figures.tsx';
import styles from '../components/published/published.module.css';

/** What was promised and kept, for everybody to read (R-PROM-20). */
export function PublishedPage() {
  const t = useTexts();
  const [{ org, month }, setState] = useUrlState(['org', 'month']);
  const months = useQuery({
    queryKey: ['published-months'],
    queryFn: () => call(publishedMonths, {}, { mayAskToSignIn: false }),
  });
  if (months.error !== null) return <ProblemState problem={months.error} />;
  if (months.data === undefined) return <PageState kind="loading" />;
  const { items } = months.data;
  const [first] = items;
  if (first === undefined) {
    return <PageState kind="empty" title={t('还没有公布')} text={t('每月结束后在这里公布承诺履行情况。')} />;
  }
  const orgCode = org ?? first.orgCode;
  const own = items.filter((item) => item.orgCode === orgCode);
  const chosen = month ?? own[0]?.month ?? first.month;
  const orgs = items.filter((item, at) => items.findIndex((other) => other.orgCode === item.orgCode) === at);
  return (
    <article className={styles.page}>
      <h1>{t('服务承诺履行情况')}</h1>
      <p className={styles.soft}>{t('我们对您的承诺，每月兑现了多少、没兑现多少，都在这里。')}</p>
      <div className={styles.choices}>
        {orgs.length < 2 ? null : (
          <Select
            aria-label={t('供电单位')}
            value={orgCode}
            options={orgs.map((item) => ({ value: item.orgCode, label: item.orgName }))}
            onChange={(code) => setState({ org: code, month: '' })}
          />
        )}
        <Select
          aria-label={t('月份')}
          value={chosen}
          options={own.map((item) => ({ value: item.month, label: item.month }))}
          onChange={(next) => setState({ month: next })}
        />
      </div>
      <Month orgCode={orgCode} month={chosen} />
    </article>
  );
}

function Month({ orgCode, month }: { orgCode: string; month: string }) {
  const read = useQuery({
    queryKey: ['published-month', orgCode, month],
    queryFn: () => call(publishedMonth, { params: { orgCode, month } }, { mayAskToSignIn: false }),
  });
  if (read.error !== null) return <ProblemState small problem={read.error} />;
  return read.data === undefined ? <PageState kind="loading" /> : <PublishedFigures page={read.data} />;
}
