import type { ReactNode } from 'react';
import { switchLanguage } from '#web/lib/i18n/start-i18n.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { setLargeType, useLargeType } from '#web/lib/preferences/large-type.ts';
import { LineDrawing } from './line-drawing.tsx';
import styles from './sign-in-frame.module.css';

/** The frame of the pages before the desk: the house on the left, the form on the right; on a phone one above the other. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useTexts();
  const language = useLanguage();
  const large = useLargeType();
  return (
    <div className={styles.frame}>
      <section className={styles.house}>
        <div className={styles.brand}>
          <img src="/mark.svg" alt="" width={40} height={40} />
          <div>
            <div className={styles.name}>{t('万家')}</div>
            <div className={styles.product}>{t('供电客户服务平台')}</div>
          </div>
        </div>
        <p className={styles.motto}>{t('一次受理，全程可见，按时办结。')}</p>
        <LineDrawing />
      </section>
      <main className={styles.entry}>
        <div className={styles.switches}>
          <button type="button" aria-pressed={large} onClick={() => setLargeType(!large)}>
            {large ? t('常规字号') : t('大字号')}
          </button>
          <button type="button" onClick={() => void switchLanguage(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </button>
        </div>
        <div className={styles.form}>
          <h1 className={styles.title}>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
