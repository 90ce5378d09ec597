import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useKeys } from '#web/lib/keyboard/use-keys.ts';
import { KeyHint } from '#web/ui/key-hint/key-hint.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import type { Refusing } from '../../intake/use-accept.ts';
import { RefusalForm } from './refusal-form.tsx';
import styles from './intake.module.css';

interface Props {
  /** What still stands against the acceptance, one line each. */
  readonly open: readonly string[];
  readonly pending: boolean;
  readonly failure: Error | null;
  readonly shownFields: readonly string[];
  readonly onAccept: () => void;
  readonly onRefuse: (refusing: Refusing) => void;
}

/** At the foot of the page: accept, or refuse with reason and basis (R-REQ-10). */
export function AcceptBar({ open, pending, failure, shownFields, onAccept, onRefuse }: Props) {
  const t = useTexts();
  const [refusing, setRefusing] = useState(false);
  useKeys({ 'ctrl+Enter': onAccept });
  return (
    <footer className={styles.bar}>
      <div className={styles.barWords}>
        {failure === null ? (
          <span className={styles.faint}>
            {open.length === 0 ? t('内容齐全，可以受理。') : t('还差：{open}', { open: open.join('、') })}
          </span>
        ) : (
          <ProblemAlert problem={failure} shownFields={shownFields} />
        )}
      </div>
      <Popover
        open={refusing}
        onOpenChange={setRefusing}
        trigger={['click']}
        placement="topRight"
        destroyOnHidden
        title={t('不予受理')}
        content={<RefusalForm pending={pending} onRefuse={onRefuse} />}
      >
        <Button danger disabled={pending}>
          {t('不予受理')}
        </Button>
      </Popover>
      <Button type="primary" size="large" loading={pending} onClick={onAccept}>
        {t('受理')} <KeyHint keys={['Ctrl', 'Enter']} />
      </Button>
    </footer>
  );
}
