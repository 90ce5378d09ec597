import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { organisationContracts } from '#contracts/organisation.ts';
import { staffContracts } from '#contracts/staff.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { placeUnits } from '#web/ui/pickers/unit-tree.ts';
import { absenceNote } from '../absence.ts';
import { AbsenceDrawer } from '../components/absence-drawer.tsx';
import { NewStaffDialog } from '../components/new-staff-dialog.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { statusWords } from '../words.ts';

/** Everybody of the unit: who holds which post where. */
export function StaffListPage() {
  const t = useTexts();
  const may = useMay('staff.manage');
  const mayMark = useMay('staff.absence');
  const [adding, setAdding] = useState(false);
  const [away, setAway] = useState<{ staffId: string; name: string } | null>(null);
  const { data: units } = useRead(organisationContracts.units, {});
  const { data: catalogue } = useRead(organisationContracts.catalogue, {});
  return (
    <>
      <ListPage
        title={t('人员与岗位')}
        contract={staffContracts.staffList}
        rowKey={(person) => person.staffId}
        open={may ? (person) => `/staff/${person.staffId}` : undefined}
        actions={
          may ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('新建人员')}
            </Button>
          ) : null
        }
        filters={[
          { name: 'search', kind: 'text', label: t('姓名、拼音首字母或工号') },
          {
            name: 'unitId',
            kind: 'choice',
            label: t('单位'),
            options: placeUnits(units?.items ?? []).map(({ unit }) => ({
              value: unit.unitId,
              title: unit.name,
            })),
          },
          {
            name: 'post',
            kind: 'choice',
            label: t('岗位'),
            options: (catalogue?.posts ?? []).map(({ post, title }) => ({ value: post, title: t(title) })),
          },
          {
            name: 'status',
            kind: 'choice',
            label: t('状态'),
            options: Object.entries(statusWords).map(([value, { title }]) => ({ value, title: t(title) })),
          },
          {
            name: 'absence',
            kind: 'choice',
            label: t('离岗'),
            options: [
              { value: 'now', title: t('离岗中') },
              { value: 'planned', title: t('计划离岗') },
            ],
          },
        ]}
        columns={[
          { key: 'name', title: t('姓名'), render: (person) => <strong>{person.name}</strong> },
          { key: 'employeeNo', title: t('工号'), render: (person) => person.employeeNo },
          {
            key: 'posts',
            title: t('岗位'),
            render: (person) =>
              person.posts.map(({ title, unitName }) => `${unitName} ${t(title)}`).join('、'),
          },
          { key: 'phone', title: t('电话'), render: (person) => phoneText(person.phone) },
          {
            key: 'status',
            title: t('状态'),
            width: '7rem',
            render: (person) => <StatusTag status={person.status} absent={person.absence?.state === 'now'} />,
          },
          {
            key: 'absence',
            title: t('离岗'),
            render: (person) => absenceNote(person.absence, t) ?? '—',
          },
          ...(mayMark
            ? [
                {
                  key: 'mark',
                  title: '',
                  width: '6rem',
                  render: (person: { staffId: string; name: string; status: string }) =>
                    person.status === 'active' ? (
                      <Button
                        size="small"
                        onClick={(event) => {
                          // The row opens on a press; the button only shows the absences.
                          event.stopPropagation();
                          setAway(person);
                        }}
                      >
                        {t('离岗安排')}
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
        empty={{ title: t('还没有人员'), text: t('新建人员后任命岗位，再开通登录。') }}
      />
      <AbsenceDrawer person={away} onClose={() => setAway(null)} />
      <NewStaffDialog open={adding} onClose={() => setAdding(false)} />
    </>
  );
}
