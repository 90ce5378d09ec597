import { portalCommitments } from '#contracts/portal.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useLanguage, useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { NeedUnit } from '../components/need-unit.tsx';
import { Loading, ProblemNote } from '../components/problem-note.tsx';
import styles from '../portal.module.css';

const regionTitles = { urban: zh('城区'), rural: zh('农村'), remote: zh('边远') } as const;

/** What the unit promises today, in its own figures (R-PROM-20). */
export function CommitmentsPage() {
  return <NeedUnit>{(unit) => <Commitments code={unit.code} name={unit.name} />}</NeedUnit>;
}

function Commitments({ code, name }: { code: string; name: string }) {
  const t = useTexts();
  const language = useLanguage();
  const { data, error, isPending } = useRead(portalCommitments, { params: { unit: code } });
  return (
    <div className={styles.page}>
      <header>
        <h1 className={styles.title}>{t('服务承诺')}</h1>
        <p className={styles.lead}>{t('{name}现行的服务承诺和时限；没有做到请拨打 95598。', { name })}</p>
      </header>
      {isPending ? <Loading /> : null}
      <ProblemNote problem={error} />
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('服务承诺')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('承诺')}</th>
              <th scope="col">{t('时限')}</th>
            </tr>
          </thead>
          <tbody>
            {(data?.items ?? []).map(({ promiseId, title, limits, starts, stops }) => (
              <tr key={promiseId}>
                <td>
                  {title[language]}
                  <br />
                  <span className={styles.faint}>
                    {t('自{starts}至{stops}', { starts: t(starts), stops: t(stops) })}
                  </span>
                </td>
                <td>
                  {limits.map(({ region, text }) => (
                    <div key={region ?? 'all'}>
                      {region === null ? '' : `${t(regionTitles[region])} `}
                      {text[language]}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
