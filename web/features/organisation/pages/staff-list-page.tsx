import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { organisationContracts } from '#contracts/organisation.ts';
import { staffContracts } from '#contracts/staff.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { AbsenceDrawer } from '../components/absence-drawer.tsx';
import { staffColumns, staffFilters } from '../components/staff-columns.tsx';
import { NewStaffDialog } from '../components/new-staff-dialog.tsx';

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
        filters={staffFilters(t, units?.items ?? [], catalogue?.posts ?? [])}
        columns={staffColumns(t, mayMark ? setAway : null)}
        empty={{ title: t('还没有人员'), text: t('新建人员后任命岗位，再开通登录。') }}
      />
      <AbsenceDrawer person={away} onClose={() => setAway(null)} />
      {adding ? <NewStaffDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
