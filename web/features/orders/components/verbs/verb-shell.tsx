import { Button } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { shortTimeText } from '#web/lib/format/time.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { KeyHint } from '#web/ui/key-hint/key-hint.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import type { Change } from '../../changes.ts';
import type { OrderSending } from '../../use-order-command.ts';
import styles from './verb-shell.module.css';

interface Props {
  readonly sending: OrderSending;
  readonly hint?: string | undefined;
  readonly submitTitle: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly shownFields?: readonly string[];
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

/** What surrounds the form of a command: what follows, what went wrong, what others changed, and the buttons. */
export function VerbShell(props: Props) {
  const {
    sending,
    hint,
    submitTitle,
    danger = false,
    disabled = false,
    onSubmit,
    onCancel,
    children,
  } = props;
  const t = useTexts();
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isDefaultPrevented()) return;
    event.preventDefault();
    if (!disabled && !sending.pending) onSubmit();
  };
  return (
    <div className={styles.shell} onKeyDown={press}>
      {hint === undefined ? null : <p className={styles.hint}>{t(hint)}</p>}
      {children}
      <ProblemAlert problem={sending.failure} shownFields={props.shownFields ?? []} />
      <Changes changes={sending.changes} />
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{t('取消')}</Button>
        <Button
          type="primary"
          danger={danger}
          disabled={disabled}
          loading={sending.pending}
          onClick={onSubmit}
        >
          {submitTitle} <KeyHint keys={['Ctrl', 'Enter']} />
        </Button>
      </div>
    </div>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const t = useTexts();
  const nowMs = useNow();
  if (changes.length === 0) return null;
  return (
    <section className={styles.changes} aria-label={t('期间的变化')}>
      <h4>{t('您填写期间，这张工单有新的变化；已填内容仍在，核对后可再次提交。')}</h4>
      <ul>
        {changes.map(({ seq, at, title, actor, lines }) => (
          <li key={seq}>
            <time>{shortTimeText(at, nowMs)}</time> {actor} <strong>{title}</strong> {lines.join(' ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
