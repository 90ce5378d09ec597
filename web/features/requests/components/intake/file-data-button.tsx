import { ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { customerRoutes, type CustomerPage } from '#contracts/customers.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { withFileData } from '../../intake/file-data.ts';
import type { Subject } from '../../intake/subject.ts';
import styles from './intake.module.css';

interface Props {
  readonly subject: Extract<Subject, { how: 'account' | 'customer' }>;
  readonly page: CustomerPage | undefined;
  readonly onChange: (subject: Subject) => void;
}

/** Phone and address out of the file instead of asking for them again; that they were looked at is recorded. */
export function FileDataButton({ subject, page, onChange }: Props) {
  const t = useTexts();
  const may = useMay(customerRoutes.unmask.access);
  const looking = useCommand(customerRoutes.unmask, {
    done: (unmasked) => {
      if (page !== undefined) onChange(withFileData(subject, page, unmasked));
    },
  });
  if (!may || page === undefined || subject.contactPhone !== '') return null;
  const look = (): void =>
    void looking.run({
      params: { customerId: subject.customerId },
      body: { fields: ['contacts', 'locations'], reason: t('受理业务时与客户核对联系方式和地址') },
    });
  return (
    <div className={styles.fileData}>
      <Button size="small" icon={<ImportOutlined />} loading={looking.pending} onClick={look}>
        {t('填入档案中的电话和地址（留痕）')}
      </Button>
      <ProblemAlert problem={looking.failure} />
    </div>
  );
}
