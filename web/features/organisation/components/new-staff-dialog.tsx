import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { staffContracts } from '#contracts/staff.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import { emptyStaff, staffLines, StaffFields } from './staff-fields.tsx';
import styles from './organisation.module.css';

/** A person new to the company; posts and sign-in follow on their page. */
export function NewStaffDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const [staffId] = useState(newId);
  const [person, setPerson] = useState(emptyStaff);
  const create = useCommand(staffContracts.createStaff, { touches: [staffContracts.staffList] });
  const save = async (): Promise<void> => {
    const saved = await create.run({
      body: { staffId, ...person, email: person.email === '' ? null : person.email },
    });
    if (saved === null) return;
    onClose();
    void navigate({ to: `/staff/${saved.id}` });
  };
  return (
    <TypedDialog
      open
      title={t('新建人员')}
      okText={t('建立档案')}
      cancelText={t('取消')}
      confirmLoading={create.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <StaffFields person={person} failures={create.fieldFailures} onChange={setPerson} />
        <ProblemAlert problem={create.failure} shownFields={staffLines} />
      </div>
    </TypedDialog>
  );
}
