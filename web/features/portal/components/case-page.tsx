import { Panels } from '#web/ui/panels/panels.tsx';
import type { Case, CaseApi } from '../model/case-api.ts';
import { CaseActions } from './case-actions.tsx';
import { CaseActs } from './case-acts.tsx';
import { CaseCard } from './case-card.tsx';
import { CaseRating } from './case-rating.tsx';
import { MissingPapers } from './missing-papers.tsx';
import { VisitMove } from './visit-move.tsx';

interface Props {
  readonly of: Case;
  readonly api: CaseApi;
  readonly level: 1 | 2;
}

/** The whole page of a case for whoever has shown that it is theirs: what waits for them first, the proof last. */
export function CasePage({ of, api, level }: Props) {
  return (
    <>
      <CaseCard
        followed={of}
        level={level}
        {...(of.open ? { papers: <MissingPapers of={of} api={api} /> } : {})}
      >
        {of.open ? null : <CaseRating api={api} />}
        <CaseActs of={of} api={api} />
        <VisitMove of={of} api={api} />
      </CaseCard>
      <CaseActions of={of} api={api} />
      <Panels place="follow-page" about={{ token: of.token }} />
    </>
  );
}
