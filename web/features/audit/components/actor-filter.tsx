import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useId } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { StaffPicker } from '#web/ui/pickers/staff-picker.tsx';
import styles from './audit.module.css';

/** Narrows the records to one person, and shows when they are narrowed to one case. */
export function ActorFilter() {
  const t = useTexts();
  const id = useId();
  const [{ actorId = '', caseId }, setState] = useUrlState(['actorId', 'caseId']);
  return (
    <>
      {caseId === undefined ? null : (
        <Button icon={<CloseOutlined />} iconPlacement="end" onClick={() => setState({ caseId: '' })}>
          {t('只看一个对象')}
        </Button>
      )}
      <label htmlFor={id}>{t('操作人')}</label>
      <div className={styles.actor}>
        <StaffPicker id={id} value={actorId} onChange={(chosen) => setState({ actorId: chosen })} />
      </div>
    </>
  );
}
