import { PauseCircleOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { useNow } from '#web/lib/clock/use-now.ts';
import { durationText, limitTimeText, timeText } from '#web/lib/format/time.ts';
import { useTexts, zh, type Texts } from '#web/lib/i18n/use-texts.ts';
import { clockFace, type ClockFace, type ClockReading, type ClockVerdict } from './clock-face.ts';
import styles from './due-clock.module.css';

interface Props {
  readonly clock: ClockReading;
  /** The promise in words, heading of the explanation. */
  readonly title?: string;
  /** How the due time came about, one step a line. */
  readonly explanation?: readonly string[];
}

/** The clock of a promise: what is left, turning every second, coloured by the share used; a press explains it. */
export function DueClock({ clock, title, explanation = [] }: Props) {
  const t = useTexts();
  const nowMs = useNow();
  const face = clockFace(clock, nowMs);
  const shown = (
    <span className={styles.clock} data-tone={face.tone}>
      <span className={styles.track}>
        <span className={styles.used} style={{ width: `${(face.used * 100).toFixed(1)}%` }} />
      </span>
      <span className={styles.words}>
        {clock.verdict === 'paused' ? <PauseCircleOutlined /> : null} {faceText(clock.verdict, face, t)}
      </span>
    </span>
  );
  return (
    <Popover
      content={<Explanation clock={clock} lines={explanation} />}
      title={title}
      trigger={['click']}
      placement="bottomLeft"
    >
      {/* A list row opens on a press; the clock explains itself instead. */}
      <button type="button" className={styles.button} onClick={(event) => event.stopPropagation()}>
        {shown}
      </button>
    </Popover>
  );
}

function Explanation({ clock, lines }: { clock: ClockReading; lines: readonly string[] }) {
  const t = useTexts();
  return (
    <div className={styles.explanation}>
      <dl className={styles.times}>
        <dt>{t('开始')}</dt>
        <dd>{timeText(clock.startedAt)}</dd>
        <dt>{t('到期')}</dt>
        <dd>{clock.dueAt === null ? t('暂停中，恢复后确定') : limitTimeText(clock.dueAt)}</dd>
      </dl>
      {lines.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </div>
  );
}

const settledTexts: Readonly<Partial<Record<ClockVerdict, string>>> = {
  paused: zh('已暂停'),
  kept: zh('按时完成'),
  excused: zh('已免责'),
  cancelled: zh('已取消'),
};

/** The words on the clock: `剩 2小时05分`, `超时 1天3小时`, `按时完成`. */
export function faceText(verdict: ClockVerdict, face: ClockFace, t: Texts): string {
  const settled = settledTexts[verdict];
  if (settled !== undefined) return t(settled);
  if (face.leftMs === null) return verdict === 'late' ? t('超时完成') : t('时限待定');
  const length = durationText(face.leftMs, t);
  if (verdict === 'late') return t('超时完成 {length}', { length });
  return face.leftMs < 0 ? t('超时 {length}', { length }) : t('剩 {length}', { length });
}
