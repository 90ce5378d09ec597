import { App, Button } from 'antd';
import { useState } from 'react';
import { staffContracts } from '#contracts/staff.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import type { StaffPerson } from '../staff-person.ts';
import { staffLines, StaffFields } from './staff-fields.tsx';
import { StatusActions } from './status-actions.tsx';
import styles from './organisation.module.css';

/** The file of a person, changed in place. */
export function StaffFile({ person }: { person: StaffPerson }) {
  const t = useTexts();
  const { message } = App.useApp();
  const { name, employeeNo, phone, email, staffId, revision } = person;
  const [draft, setDraft] = useState({ name, employeeNo, phone, email: email ?? '' });
  const edit = useCommand(staffContracts.editStaff, {
    touches: [staffContracts.staffCard, staffContracts.staffList, staffContracts.staffHistory],
    done: () => void message.success(t('已保存')),
  });
  const save = (): unknown =>
    edit.run({
      params: { staffId },
      body: { revision, ...draft, email: draft.email === '' ? null : draft.email },
    });
  const gone = person.status === 'dismissed';
  return (
    <Section title={t('基本资料')}>
      <div className={styles.two}>
        <StaffFields person={draft} failures={edit.fieldFailures} onChange={setDraft} />
      </div>
      <ProblemAlert problem={edit.failure} shownFields={staffLines} />
      <div className={styles.buttons}>
        <Button type="primary" loading={edit.pending} disabled={gone} onClick={save}>
          {t('保存')}
        </Button>
        <StatusActions person={person} />
      </div>
    </Section>
  );
}
