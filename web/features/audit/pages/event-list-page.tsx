import { listEvents } from '#contracts/audit.ts';
import { caseTitles } from '#domain/audit/case-titles.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import type { Filter } from '#web/ui/search-form/search-form.tsx';
import { ActorFilter } from '../components/actor-filter.tsx';
import { CaseCell } from '../components/case-cell.tsx';
import { EventWhat } from '../components/event-what.tsx';
import { EventWho } from '../components/event-who.tsx';
import { Fingerprint } from '../components/fingerprint.tsx';
import { allKinds, type AuditLine } from '../words.ts';

/** Every event of the unit: who did what and when; the last seven days unless other days or a case are chosen. */
export function EventListPage() {
  const t = useTexts();
  const [{ caseId, actorId }] = useUrlState(['caseId', 'actorId']);
  return (
    <ListPage
      title={t('审计记录')}
      detail={t('未选日期时显示最近七天，一次最多查 92 天。')}
      contract={listEvents}
      filters={filtersOf(t)}
      fixed={{ ...(caseId === undefined ? {} : { caseId }), ...(actorId === undefined ? {} : { actorId }) }}
      columns={columnsOf(t)}
      rowKey={({ caseId: id, seq }) => `${id} ${seq}`}
      actions={<ActorFilter />}
      empty={{ title: t('这些天没有记录'), text: t('可在上方选择其他日期。') }}
    />
  );
}

function filtersOf(t: Texts): readonly Filter[] {
  return [
    {
      name: 'caseKind',
      kind: 'choice',
      label: t('对象'),
      options: Object.entries(caseTitles).map(([value, title]) => ({ value, title: t(title) })),
    },
    {
      name: 'kind',
      kind: 'choice',
      label: t('操作类型'),
      options: allKinds.map(({ kind, title }) => ({ value: kind, title: t(title) })),
    },
    { name: 'from', kind: 'date', label: t('从') },
    { name: 'to', kind: 'date', label: t('到') },
  ];
}

function columnsOf(t: Texts): readonly Column<AuditLine>[] {
  return [
    { key: 'at', title: t('时间'), width: '10.5rem', render: ({ at }) => timeText(at) },
    { key: 'who', title: t('操作人'), width: '10rem', render: (line) => <EventWho line={line} /> },
    { key: 'what', title: t('操作'), render: (line) => <EventWhat line={line} /> },
    { key: 'case', title: t('对象'), width: '9rem', render: (line) => <CaseCell {...line} /> },
    { key: 'hash', title: t('指纹'), width: '11rem', render: ({ hash }) => <Fingerprint hash={hash} /> },
  ];
}
