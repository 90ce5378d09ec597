import { CheckCircleFilled, ClockCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { valuesOf, type Order } from '../../order.ts';
import { paperLines, type PaperLine, type PaperState } from '../../paper-lines.ts';
import styles from './order-page.module.css';

const words: Readonly<Record<PaperState, string>> = {
  received: zh('已收'),
  demanded: zh('已告知，待补'),
  missing: zh('缺'),
};

const icons = {
  received: <CheckCircleFilled />,
  demanded: <ClockCircleOutlined />,
  missing: <ExclamationCircleOutlined />,
} as const;

/** The papers of the case: which came, which the customer was told to bring, which nobody asked for yet. */
export function PapersPanel({ order, definition }: { order: Order; definition: ProcessDefinition }) {
  const t = useTexts();
  const { documents, demands } = order;
  const papers = paperLines(definition, { values: valuesOf(order), documents, demands });
  if (papers.length === 0) return null;
  const missing = papers.filter(({ state }) => state !== 'received').length;
  return (
    <Section
      title={t('材料')}
      extra={
        <span className={styles.faint}>
          {missing === 0 ? t('已收齐') : t('还缺 {count} 项', { count: missing })}
        </span>
      }
    >
      <ul className={styles.papers}>
        {papers.map((paper) => (
          <Paper key={paper.code} paper={paper} />
        ))}
      </ul>
    </Section>
  );
}

function Paper({ paper }: { paper: PaperLine }) {
  const t = useTexts();
  const { title, state, core, sample, dueBefore } = paper;
  return (
    <li className={styles.paper} data-state={state}>
      <span className={styles.paperIcon}>{icons[state]}</span>
      <span>
        {t(title)} {core ? <em className={styles.core}>{t('核心')}</em> : null}
        <span className={styles.faint}> {t(words[state])}</span>
        {state === 'received' ? null : (
          <span className={styles.paperHelp}>
            {t(sample)}
            {dueBefore === null ? '' : ` ${t('最迟在“{action}”前补齐。', { action: t(dueBefore) })}`}
          </span>
        )}
      </span>
    </li>
  );
}
