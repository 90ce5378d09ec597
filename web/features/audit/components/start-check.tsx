import { SafetyCertificateOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { listChecks, verifyAudit } from '#contracts/audit.ts';
import { CommandIds } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import styles from './audit.module.css';

/** Begins a verification, of everything or from a day on. */
export function StartCheck({ onStarted }: { onStarted: (checkId: string) => void }) {
  const t = useTexts();
  const may = useMay('audit.verify');
  const { message } = App.useApp();
  const [ids] = useState(() => new CommandIds());
  const [from, setFrom] = useState('');
  const verify = useCommand(verifyAudit, {
    touches: [listChecks],
    done: ({ checkId }) => {
      ids.done();
      onStarted(checkId);
    },
    failed: (problem) => void message.error(problemText(problem, [], t)),
  });
  if (!may) return null;
  const body = { checkId: ids.idFor(from), ...(from === '' ? {} : { from }) };
  return (
    <>
      <div className={styles.from}>
        <DateInput value={from} onChange={setFrom} placeholder={t('从某日起（不选为全部）')} />
      </div>
      <Button
        type="primary"
        icon={<SafetyCertificateOutlined />}
        loading={verify.pending}
        onClick={() => void verify.run({ body })}
      >
        {t('开始核验')}
      </Button>
    </>
  );
}
