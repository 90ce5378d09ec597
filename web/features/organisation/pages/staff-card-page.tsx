import { useParams } from '@tanstack/react-router';
import { staffContracts } from '#contracts/staff.ts';
import { useRead, useReadPages } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { Timeline } from '#web/ui/timeline/timeline.tsx';
import { AbsencePanel } from '../components/absence-panel.tsx';
import { StaffAccount } from '../components/staff-account.tsx';
import { StaffFile } from '../components/staff-file.tsx';
import { StaffPosts } from '../components/staff-posts.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import styles from '../components/organisation.module.css';

interface HistoryLine {
  readonly seq: number;
  readonly at: string;
  readonly title: string;
  readonly actor: string | null;
}

/** One person: file, posts, sign-in, and what changed when. */
export function StaffCardPage() {
  const t = useTexts();
  const { staffId = '' }: { staffId?: string } = useParams({ strict: false });
  const card = useRead(staffContracts.staffCard, { params: { staffId } }, { news: ['setting'] });
  const history = useReadPages<HistoryLine>(
    staffContracts.staffHistory,
    { params: { staffId } },
    { news: ['setting'] },
  );
  if (card.error !== null) return <ProblemState problem={card.error} />;
  if (card.data === undefined) return <PageState kind="loading" />;
  const person = card.data;
  return (
    <>
      <PageHeader
        title={person.name}
        state={<StatusTag status={person.status} />}
        detail={t('工号 {number}', { number: person.employeeNo })}
      />
      <div className={styles.columns}>
        <div>
          <StaffFile key={person.revision} person={person} />
          <StaffPosts person={person} />
          <StaffAbsence staffId={staffId} />
          <StaffAccount person={person} />
        </div>
        <Section title={t('变动记录')}>
          <Timeline
            items={(history.data?.pages.flatMap(({ items }) => items) ?? []).map((line) => ({
              key: line.seq,
              at: line.at,
              title: line.title,
              actor: line.actor,
              lines: [],
            }))}
          />
        </Section>
      </div>
    </>
  );
}

function StaffAbsence({ staffId }: { staffId: string }) {
  const t = useTexts();
  return useMay('staff.absence') ? (
    <Section title={t('离岗安排')}>
      <AbsencePanel staffId={staffId} />
    </Section>
  ) : null;
}
