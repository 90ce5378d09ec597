import { DownloadOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { listPlans, planSheet, readPlan } from '#contracts/metering-routes.ts';
import { planStates } from '#domain/metering/plan.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { EntrySheet } from '../components/entry-sheet.tsx';
import { ListImport } from '../components/list-import.tsx';
import { planTones, type WholePlan } from '../words.ts';

/** A route in a month: its stops in the order of the walk, to be filled in by keyboard or by a list. */
export function PlanPage() {
  const { planId = '' }: { planId?: string } = useParams({ strict: false });
  const read = useRead(readPlan, { params: { planId } });
  if (read.data !== undefined) return <Sheet key={planId} plan={read.data} />;
  return read.isError ? <ProblemState problem={read.error} /> : <PageState kind="loading" />;
}

function Sheet({ plan }: { plan: WholePlan }) {
  const t = useTexts();
  const may = useMay('reading.take');
  const { planId, code, name, month, dueOn, readPoints, points, keptPoints, brokenPoints } = plan;
  return (
    <>
      <PageHeader
        title={`${code} ${name} ${month}`}
        state={<StateTag tone={planTones[plan.state]}>{t(planStates[plan.state])}</StateTag>}
        detail={t('例日 {day}；已抄 {read} / {points}，按例日 {kept}，未按例日 {broken}', {
          ...{ day: dueOn, read: readPoints, points, kept: keptPoints, broken: brokenPoints },
        })}
        actions={
          may ? (
            <>
              {(['xlsx', 'csv'] as const).map((format) => (
                <Button
                  key={format}
                  icon={<DownloadOutlined />}
                  href={addressOf(planSheet.path, { planId }, { format })}
                  download
                >
                  {format === 'xlsx' ? t('清单 XLSX') : t('清单 CSV')}
                </Button>
              ))}
            </>
          ) : null
        }
      />
      <ListImport planId={planId} />
      <EntrySheet plan={plan} touches={[readPlan, listPlans]} />
    </>
  );
}
