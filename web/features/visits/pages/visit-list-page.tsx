import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { organisationContracts } from '#contracts/organisation.ts';
import { listVisits } from '#contracts/visits.ts';
import { allVisitStates } from '#domain/visits/visit.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import type { Filter, FilterOption } from '#web/ui/search-form/search-form.tsx';
import { NextVisitButton, QueueBar } from '../components/queue-bar.tsx';
import { visitColumns } from '../components/visit-columns.tsx';
import { stateTitles } from '../words.ts';

/** Every return visit of the unit; what is to be called now stands first. */
export function VisitListPage() {
  const t = useTexts();
  const nowMs = useNow();
  const { data: units } = useRead(organisationContracts.units, {});
  const named = (isTeam: boolean): readonly FilterOption[] =>
    (units?.items ?? [])
      .filter(({ kind }) => (kind === 'team' || kind === 'hall') === isTeam)
      .map(({ unitId, name }) => ({ value: unitId, title: name }));
  return (
    <ListPage
      title={t('回访')}
      detail={t('抢修和投诉每件必访，其余按比例抽取；同一客户不会被两个人同时拨打。')}
      contract={listVisits}
      columns={visitColumns(t, nowMs)}
      rowKey={(row) => row.visitId}
      open={(row) => `/visits/${row.visitId}`}
      filters={[
        ...filters(t),
        { name: 'unitId', kind: 'choice', label: t('责任单位'), options: named(false) },
        { name: 'teamId', kind: 'choice', label: t('承办班组'), options: named(true) },
      ]}
      news={['visit']}
      rowTone={(row) => (row.endedAt === null && Date.parse(row.dueAt) < nowMs ? 'warn' : undefined)}
      actions={<NextVisitButton />}
      empty={{ title: t('还没有回访'), text: t('工单办结后，系统按规则生成回访。') }}
    >
      <QueueBar />
    </ListPage>
  );
}

function filters(t: Texts): readonly Filter[] {
  return [
    {
      name: 'state',
      kind: 'choice',
      label: t('状态'),
      options: [
        { value: 'open', title: t('未结束') },
        ...allVisitStates.map((state) => ({ value: state, title: t(stateTitles[state]) })),
      ],
    },
    {
      name: 'only',
      kind: 'choice',
      label: t('范围'),
      options: [
        { value: 'callable', title: t('现在可打') },
        { value: 'mine', title: t('我领取的') },
        { value: 'overdue', title: t('已过期限') },
        { value: 'dissatisfied', title: t('不满意') },
        { value: 'follow-up', title: t('已转单') },
      ],
    },
    {
      name: 'kind',
      kind: 'choice',
      label: t('业务种类'),
      options: currentDefinitions().map(({ kind, title }) => ({ value: kind, title: t(title) })),
    },
    { name: 'from', kind: 'date', label: t('办结日期从') },
    { name: 'to', kind: 'date', label: t('到') },
  ];
}
