import { useNavigate } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useKeys } from '#web/lib/keyboard/use-keys.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { KeyHint } from '#web/ui/key-hint/key-hint.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { AlikeNote } from '../components/alike-note.tsx';
import { NewFileForm } from '../components/new-file-form.tsx';
import { newFileFields } from '../forms/new-file-faults.ts';
import { likenessOf } from '../forms/new-file.ts';
import { useNewFile } from '../use-new-file.ts';
import { useAlike } from '../use-alike.ts';
import styles from '../components/customers.module.css';

/** Sets up a customer file: who, how to reach them, and the account where there is one already. */
export function NewCustomerPage() {
  const [round, setRound] = useState(0);
  return <NewSheet key={round} onCleared={() => setRound(round + 1)} />;
}

function NewSheet({ onCleared }: { onCleared: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const form = useNewFile((customerId) => void navigate({ to: `/customers/${customerId}` }));
  const alike = useAlike(likenessOf(form.file, form.today));
  const clear = (): void => {
    form.forget();
    onCleared();
  };
  useKeys({ 'ctrl+Enter': form.save });
  return (
    <div className={styles.sheet}>
      <PageHeader title={t('新建客户')} detail={t('新装用户可先建客户，送电后再建户号。')} />
      <NewFileForm form={form} />
      <div className={styles.bar}>
        <AlikeNote alike={alike} />
        <ProblemAlert problem={form.failure} shownFields={newFileFields} />
        <div className={styles.buttons}>
          <Button type="primary" loading={form.pending} onClick={form.save}>
            {alike.length === 0 ? t('建立档案') : t('已核对，仍要建立')}
          </Button>
          <Popconfirm
            title={t('清空已填写的内容？')}
            okText={t('清空')}
            cancelText={t('取消')}
            onConfirm={clear}
          >
            <Button>{t('清空')}</Button>
          </Popconfirm>
          <span className={styles.small}>
            <KeyHint keys={['Ctrl', 'Enter']} /> {t('保存')}
          </span>
        </div>
      </div>
    </div>
  );
}
