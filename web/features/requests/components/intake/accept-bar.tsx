import { Button, Popover } from 'antd';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
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
  /** Whether the reason of a refusal is being written. */
  readonly refusing: boolean;
  readonly onAccept: () => void;
  readonly onRefusing: (refusing: boolean) => void;
  readonly onRefuse: (refusing: Refusing) => void;
}

/** At the foot of the page: accept, or refuse with reason and basis (R-REQ-10). */
export function AcceptBar(props: Props) {
  const t = useTexts();
  const { pending, failure, shownFields, refusing, onAccept, onRefusing, onRefuse } = props;
  useKeys({ 'ctrl+Enter': onAccept });
  return (
    <footer className={styles.bar}>
      <div className={styles.barWords}>
        {failure === null ? (
          <span className={styles.faint}>{standing(props, t)}</span>
        ) : (
          <ProblemAlert problem={failure} shownFields={shownFields} />
        )}
      </div>
      <Popover
        open={refusing}
        onOpenChange={onRefusing}
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

/** What the foot says while nothing went wrong; a refusal needs no more than its reason and basis (R-REQ-10). */
function standing({ refusing, open }: Pick<Props, 'refusing' | 'open'>, t: Texts): string {
  if (refusing) return t('不予受理只需写明理由和依据，申请内容可以不齐全。');
  return open.length === 0 ? t('内容齐全，可以受理。') : t('还差：{open}', { open: open.join('、') });
}
