import { PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Collapse } from 'antd';
import type { PublishedMonth } from '#contracts/supervision-report.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { rateText } from '../../figure-text.ts';
import { byPromise } from './by-promise.ts';
import { PromiseCard } from './promise-card.tsx';
import styles from './published.module.css';

/** A published month: the whole, each promise with its units, the words and the seal behind it. */
export function PublishedFigures({ page }: { page: PublishedMonth }) {
  const t = useTexts();
  const { sums, rate, version, publishedAt, note } = page;
  return (
    <>
      <section className={styles.whole} aria-label={t('{month} 合计', { month: page.month })}>
        <strong>{rateText(rate, t)}</strong>
        <p>
          {t('共 {cases} 件承诺：兑现 {kept} 件，未兑现 {broken} 件，免责 {excused} 件。', {
            ...{ cases: sums.cases, kept: sums.kept, broken: sums.broken, excused: sums.excused },
          })}
        </p>
        <p className={styles.soft}>
          {t('{org} {time} 公布，第 {version} 版', {
            ...{ org: page.orgName, time: timeText(publishedAt), version },
          })}
        </p>
      </section>
      {note === '' ? null : <p className={styles.note}>{note}</p>}
      <div className={styles.cards}>
        {byPromise(page.lines).map((promise) => (
          <PromiseCard key={promise.promise} promise={promise} />
        ))}
      </div>
      <p className={styles.soft}>
        {t('兑现率 = 兑现 ÷（兑现 + 未兑现）；经核准免责的（例如灾害）单独列出、不计入兑现率。')}
      </p>
      <section className={styles.check}>
        <h2>{t('您的那一件算进去了吗？')}</h2>
        <p>
          {t(
            '打开回执上的二维码或短信里的网址，在进度页点“核对本单是否计入公布数字”，由您自己的手机当场核算。',
          )}
        </p>
        <Link to="/follow">{t('查询办理进度')}</Link>
      </section>
      <Collapse
        ghost
        items={[{ key: 'seal', label: t('数字是怎样封存的'), children: <SealWords page={page} /> }]}
      />
      <div className={styles.noPrint}>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('打印')}
        </Button>
      </div>
    </>
  );
}

function SealWords({ page }: { page: PublishedMonth }) {
  const t = useTexts();
  const { recorded, root, versions } = page;
  return (
    <div className={styles.seal}>
      <p>
        {t(
          '每一件都是一棵树上的一片叶子，树根的合计就是公布的数字；树根又写进当天的记录并封存。少算一件、多算一件或改动一个数，树根就对不上。',
        )}
      </p>
      <dl>
        <dt>{t('公布的根指纹')}</dt>
        <dd>{root}</dd>
        <dt>{t('{day} 的根指纹', { day: recorded.day })}</dt>
        <dd>{recorded.root ?? t('当天结束后封存')}</dd>
        <dt>{t('封存码')}</dt>
        <dd>{recorded.seal ?? t('当天结束后封存')}</dd>
      </dl>
      {versions.length < 2 ? null : (
        <ul>
          {versions.map((each) => (
            <li key={each.version}>
              {t('第 {version} 版，{time}：{note}', {
                ...{ version: each.version, time: timeText(each.publishedAt), note: each.note },
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
