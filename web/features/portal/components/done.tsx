import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { Accepted } from '../model/use-apply.ts';
import { PromiseLines } from './promise-lines.tsx';
import styles from '../portal.module.css';

/** It is taken: the number, how to follow it, what happens next and by when. */
export function Done({ accepted }: { accepted: Accepted }) {
  const t = useTexts();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  const { orderNo, title, promised, missing, outOfHours, followUrl, qr } = accepted;
  const token = followUrl.split('#')[1] ?? '';
  return (
    <article className={styles.page}>
      <header className={styles.stack}>
        <h1 ref={head} tabIndex={-1} className={styles.title}>
          {t('已受理：{title}', { title: t(title) })}
        </h1>
        <p>
          {t('工单编号')}
          <br />
          <span className={styles.number}>{orderNo}</span>
        </p>
      </header>
      <section className={`${styles.card ?? ''} ${styles.stack ?? ''}`}>
        <h2 className={styles.subtitle}>{t('随时查看进度')}</h2>
        <img
          className={styles.qr}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`}
          alt={t('进度二维码，扫码可查看本件办理进度')}
        />
        <p className={styles.row}>
          <Link to="/follow" hash={token} className={styles.button}>
            {t('查看进度')}
          </Link>
          <button
            type="button"
            className={`${styles.button ?? ''} ${styles.noprint ?? ''}`}
            onClick={() => window.print()}
          >
            {t('打印或保存此页')}
          </button>
        </p>
      </section>
      <section>
        <h2 className={styles.subtitle}>{t('接下来')}</h2>
        {outOfHours === null ? null : <p>{outOfHours}</p>}
        <PromiseLines promised={promised} />
        <p>{t('办理有进展时，会发短信到您的手机。')}</p>
      </section>
      {missing.length === 0 ? null : (
        <section className={styles.note} data-tone="warn">
          <h2 className={styles.subtitle}>{t('还要补交的材料')}</h2>
          <ul>
            {missing.map(({ code, title: paper }) => (
              <li key={code}>{t(paper)}</li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <Link to="/portal">{t('回到首页')}</Link>
      </p>
    </article>
  );
}
