import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Static } from 'typebox';
import type { PortalUnit } from '#contracts/portal.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUnit } from '../model/unit.ts';
import { Loading, ProblemNote } from './problem-note.tsx';
import styles from '../portal.module.css';

interface Props {
  readonly children: (unit: Static<typeof PortalUnit>) => ReactNode;
}

/** What needs to know the supply unit; a visitor who has not chosen is asked to, once. */
export function NeedUnit({ children }: Props) {
  const t = useTexts();
  const { unit, pending, problem } = useUnit();
  if (unit !== null) return children(unit);
  if (pending) return <Loading />;
  if (problem !== null) return <ProblemNote problem={problem} />;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('请先选择供电单位')}</h1>
      <p>{t('不同地方由不同的供电单位服务，选择一次以后会记住。')}</p>
      <p>
        <Link to="/portal/unit" className={`${styles.button ?? ''} ${styles.primary ?? ''}`}>
          {t('选择供电单位')}
        </Link>
      </p>
    </div>
  );
}
