import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { organisationContracts } from '#contracts/organisation.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { placeUnits } from '#web/ui/pickers/unit-tree.ts';
import { Section } from '#web/ui/section/section.tsx';
import { UnitDialog } from '../components/unit-dialog.tsx';
import { UnitTable } from '../components/unit-table.tsx';
import type { UnitTarget } from '../unit.ts';

/** The tree of units: stations, halls, teams, what they do and how many work there. */
export function UnitTreePage() {
  const t = useTexts();
  const may = useMay('organisation.manage');
  const [target, setTarget] = useState<UnitTarget | null>(null);
  const units = useRead(organisationContracts.units, {}, { news: ['setting'] });
  const catalogue = useRead(organisationContracts.catalogue, {});
  const root = units.data?.items.find(({ parentUnitId }) => parentUnitId === null);
  const problem = units.error ?? catalogue.error;
  return (
    <>
      <PageHeader
        title={t('组织机构')}
        detail={t('业务按单位和班组的职能自动派发。')}
        actions={
          may && root !== undefined ? (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => setTarget({ parentUnitId: root.unitId })}
            >
              {t('设立单位')}
            </Button>
          ) : null
        }
      />
      {problem !== null ? (
        <ProblemState problem={problem} />
      ) : units.data === undefined || catalogue.data === undefined ? (
        <PageState kind="loading" />
      ) : (
        <Section title={t('机构树')} flush>
          <UnitTable
            units={placeUnits(units.data.items)}
            catalogue={catalogue.data}
            {...(may ? { onEdit: setTarget } : {})}
          />
        </Section>
      )}
      {target === null || catalogue.data === undefined ? null : (
        <UnitDialog target={target} catalogue={catalogue.data} onClose={() => setTarget(null)} />
      )}
    </>
  );
}
