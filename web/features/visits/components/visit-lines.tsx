import { Link } from '@tanstack/react-router';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { stateTitles, stateTones, type Line } from '../words.ts';
import styles from './visits.module.css';

/** Visits in a few words, for the pages of their order and of their customer. */
export function VisitLines({ lines }: { lines: readonly Line[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line.visitId}>
          <Words line={line} />
        </li>
      ))}
    </ul>
  );
}

function Words({ line }: { line: Line }) {
  const t = useTexts();
  const may = useMay('visit.view');
  const name = `${t(line.title)} ${line.visitNo}`;
  return (
    <>
      <span className={styles.two}>
        {may ? <Link to={`/visits/${line.visitId}`}>{name}</Link> : <span>{name}</span>}
        <span className={styles.faint}>
          {line.endedAt === null
            ? t('应于 {time} 前完成', { time: timeText(line.dueAt) })
            : timeText(line.endedAt)}
          {line.satisfaction === null ? '' : ` · ${t('{count} 分', { count: line.satisfaction })}`}
          {line.followUp === null ? null : (
            <>
              {' · '}
              <Link to={`/orders/${line.followUp.orderId}`}>
                {t('已转{kind}', { kind: t(line.followUp.title) })}
              </Link>
            </>
          )}
        </span>
      </span>
      <StateTag tone={stateTones[line.state]}>{t(stateTitles[line.state])}</StateTag>
    </>
  );
}
