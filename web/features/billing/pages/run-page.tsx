import { Link, useParams } from '@tanstack/react-router';
import { Progress } from 'antd';
import { readRun, type BillingRun } from '#contracts/billing.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { durationText, timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { ReleaseButton } from '../components/release-button.tsx';
import { runWords, yuanText } from '../words.ts';

const watchMs = 1000;

/** One run: how far it is, what it came to, what waits, and its release. */
export function RunPage() {
  const { runId = '' }: { runId?: string } = useParams({ strict: false });
  const read = useRead(readRun, { params: { runId } }, { everyMs: watchMs });
  if (read.data !== undefined) return <Sheet run={read.data} />;
  return read.isError ? <ProblemState problem={read.error} /> : <PageState kind="loading" />;
}

function Sheet({ run }: { run: BillingRun }) {
  const t = useTexts();
  const { runId, month, state, openHolds } = run;
  return (
    <>
      <PageHeader
        title={t('{month} 计费批次', { month })}
        state={<StateTag tone={runWords[state].tone}>{t(runWords[state].title)}</StateTag>}
        detail={t('{bills} 张账单，共 {total} 元', { bills: run.bills, total: yuanText(run.totalFen) })}
        actions={<ReleaseButton run={run} />}
      />
      <Section title={t('进度')}>
        <PartsBar run={run} />
        <p>
          {openHolds === 0 ? (
            t('没有待核账单。')
          ) : (
            <Link to="/billing-holds" search={{ runId }}>
              {t('{count} 张账单待核', { count: openHolds })}
            </Link>
          )}
          {' · '}
          <Link to="/bills" search={{ runId }}>
            {t('查看本批账单')}
          </Link>
        </p>
        <p>
          {t('开始')} {timeText(run.startedAt)}
          {run.computedAt === null ? null : ` · ${t('算完')} ${timeText(run.computedAt)}`}
          {run.releasedAt === null ? null : ` · ${t('发行')} ${timeText(run.releasedAt)}`}
          {run.dueOn === null ? null : ` · ${t('缴费截止')} ${run.dueOn}`}
        </p>
      </Section>
    </>
  );
}

function PartsBar({ run }: { run: BillingRun }) {
  const t = useTexts();
  const { state, parts, partsComputed, partsReleased, progress } = run;
  const isRelease = state === 'releasing' || state === 'released';
  const done = isRelease ? partsReleased : partsComputed;
  return (
    <>
      <Progress percent={Math.floor((100 * done) / parts)} aria-label={t('进度')} />
      {progress === null ? null : (
        <p>
          {t('每秒 {rate} 户，还需约 {left}', {
            rate: Math.round(progress.accountsPerSecond),
            left: durationText(progress.secondsLeft * 1000, t),
          })}
        </p>
      )}
    </>
  );
}
