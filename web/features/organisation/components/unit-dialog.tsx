import { Button } from 'antd';
import { useState } from 'react';
import { organisationContracts } from '#contracts/organisation.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import { draftOf, unitLines, UnitFields } from './unit-fields.tsx';
import type { Catalogue, Unit, UnitTarget } from '../unit.ts';
import styles from './organisation.module.css';

interface Props {
  readonly target: UnitTarget;
  readonly catalogue: Catalogue;
  readonly onClose: () => void;
}

const touches = [organisationContracts.units];

/** Sets up a unit, changes one, takes one out of use. */
export function UnitDialog({ target, catalogue, onClose }: Props) {
  const t = useTexts();
  const unit = 'unit' in target ? target.unit : null;
  const [unitId] = useState(() => unit?.unitId ?? newId());
  const [draft, setDraft] = useState(() =>
    draftOf(unit, 'parentUnitId' in target ? target.parentUnitId : ''),
  );
  const create = useCommand(organisationContracts.createUnit, { touches, done: onClose });
  const edit = useCommand(organisationContracts.editUnit, { touches, done: onClose });
  const sending = unit === null ? create : edit;
  const save = async (): Promise<void> => {
    const { parentUnitId, kind, ...fields } = draft;
    const body = {
      ...fields,
      phone: fields.phone === '' ? null : fields.phone,
      address: fields.address === '' ? null : fields.address,
    };
    if (unit === null) await create.run({ body: { unitId, parentUnitId, kind, ...body } });
    else await edit.run({ params: { unitId }, body: { revision: unit.revision, ...body } });
  };
  return (
    <TypedDialog
      open
      width={620}
      title={unit === null ? t('设立单位') : unit.name}
      okText={t('保存')}
      cancelText={t('取消')}
      confirmLoading={sending.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <UnitFields
          draft={draft}
          isNew={unit === null}
          catalogue={catalogue}
          failures={sending.fieldFailures}
          onChange={setDraft}
        />
        <ProblemAlert problem={sending.failure} shownFields={unitLines} />
        {unit === null || isRoot(unit) ? null : <UseSwitch unit={unit} onDone={onClose} />}
      </div>
    </TypedDialog>
  );
}

/** The company itself is never taken out of use. */
function isRoot(unit: Unit): boolean {
  return unit.parentUnitId === null;
}

function UseSwitch({ unit, onDone }: { unit: Unit; onDone: () => void }) {
  const t = useTexts();
  const contract = unit.active ? organisationContracts.deactivateUnit : organisationContracts.reactivateUnit;
  const sending = useCommand(contract, { touches, done: onDone });
  const input = { params: { unitId: unit.unitId }, body: { revision: unit.revision } };
  return (
    <>
      <ProblemAlert problem={sending.failure} />
      <div>
        <Button danger={unit.active} loading={sending.pending} onClick={() => void sending.run(input)}>
          {unit.active ? t('停用此单位') : t('恢复使用')}
        </Button>
      </div>
    </>
  );
}
