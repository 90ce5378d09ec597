import { useMemo, useState } from 'react';
import { useNow } from '#web/lib/clock/use-now.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { CaseForm } from '../components/case-form.tsx';
import { DueResult } from '../components/due-result.tsx';
import { caseOf, pausesOf, pausesText, type DueDraft } from '../due-case.ts';
import { useDueAnswer } from '../use-due-answer.ts';
import styles from '../components/calculator.module.css';

/** When something falls due and why, computed in the browser by the rules every clock runs on; the case stands in the address. */
export function CalculatorPage() {
  const t = useTexts();
  const nowMs = useNow();
  const [url, setUrl] = useUrlState(['from', 'limit', 'pauses']);
  const [draft, setDraft] = useState<DueDraft>(() => ({
    from: url.from ?? timeText(nowMs).replace(' ', 'T'),
    limit: url.limit ?? '5wd',
    pauses: pausesOf(url.pauses ?? ''),
  }));
  const asked = useMemo(() => caseOf(draft), [draft]);
  const found = useDueAnswer(asked);
  const change = (next: DueDraft): void => {
    setDraft(next);
    setUrl({ from: next.from, limit: next.limit, pauses: pausesText(next.pauses) });
  };
  return (
    <>
      <PageHeader
        title={t('时限计算器')}
        detail={t('从起算时间推算到期时间，逐日说明；可把本页地址发给同事。')}
      />
      <div className={styles.columns}>
        <Section title={t('条件')}>
          <CaseForm draft={draft} onChange={change} />
        </Section>
        {found === null ? (
          <PageState kind="empty" small title={t('请填写起算时间和时限')} />
        ) : (
          <DueResult found={found} />
        )}
      </div>
    </>
  );
}
