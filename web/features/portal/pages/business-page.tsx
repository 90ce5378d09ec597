import { Link, useParams } from '@tanstack/react-router';
import { portalCommitments } from '#contracts/portal.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { needsAccount } from '#domain/portal/online-request.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { currentDefinition } from '#domain/processes/definitions/index.ts';
import { taskSteps } from '#domain/processes/inside.ts';
import { findPromise } from '#domain/promises/catalogue.ts';
import { limitEn, limitOf, limitZh } from '#domain/promises/limit.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useLanguage, useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { ProcessDiagram } from '#web/ui/process-diagram/process-diagram.tsx';
import { useUnit } from '../model/unit.ts';
import styles from '../portal.module.css';

/** One business: who may ask, what to bring, what it costs, how long it takes, how it goes. */
export function BusinessPage() {
  const t = useTexts();
  const { kind = '' }: { kind?: string } = useParams({ strict: false });
  const definition = currentDefinition(kind);
  if (isRefused(definition))
    return (
      <div className={styles.page}>
        <h1 className={styles.title}>{t('没有这项业务')}</h1>
        <Link to="/portal/businesses">{t('全部业务和办事指南')}</Link>
      </div>
    );
  return <Guide definition={definition} />;
}

function Guide({ definition }: { definition: ProcessDefinition }) {
  const t = useTexts();
  const { title, summary, kind, documents, complexity } = definition;
  return (
    <article className={styles.page}>
      <header className={styles.stack}>
        <h1 className={styles.title}>{t(title)}</h1>
        <p className={styles.lead}>{t(summary)}</p>
        <p className={styles.row}>
          <Link
            to="/portal/apply/$kind"
            params={{ kind }}
            className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
          >
            {t('在线办理')}
          </Link>
          <button
            type="button"
            className={`${styles.button ?? ''} ${styles.noprint ?? ''}`}
            onClick={() => window.print()}
          >
            {t('打印')}
          </button>
        </p>
      </header>
      <section>
        <h2 className={styles.subtitle}>{t('办理条件')}</h2>
        <p>{needsAccount(definition) ? t('须提供用电户号。') : t('留下姓名和联系电话即可。')}</p>
        {complexity.level === 'complex' ? (
          <ul>
            {complexity.explanation.map((line) => (
              <li key={line}>{t(line)}</li>
            ))}
          </ul>
        ) : null}
      </section>
      <section>
        <h2 className={styles.subtitle}>{t('所需材料')}</h2>
        {documents.length === 0 ? <p>{t('不需要材料。')}</p> : <Papers definition={definition} />}
      </section>
      <section>
        <h2 className={styles.subtitle}>{t('办理费用')}</h2>
        <p>{t('办理手续不收费。如需工程、材料等费用，会事先书面告知项目和标准，您同意后再收。')}</p>
      </section>
      <section>
        <h2 className={styles.subtitle}>{t('办理时限')}</h2>
        <Limits definition={definition} />
      </section>
      <section>
        <h2 className={styles.subtitle}>{t('办理流程')}</h2>
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('办理流程')}>
          <ProcessDiagram definition={definition} />
        </div>
        <ol>
          {taskSteps(definition).map(([id, step]) => (
            <li key={id}>
              <strong>{t(step.title)}</strong>：{t(step.does)}
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}

function Papers({ definition }: { definition: ProcessDefinition }) {
  const t = useTexts();
  return (
    <ul className={styles.stack}>
      {definition.documents.map(({ code, title, core, requiredWhen, sample }) => (
        <li key={code}>
          <strong>{t(title)}</strong>{' '}
          <span className={styles.faint}>
            {core === true
              ? t('受理时必备')
              : requiredWhen === undefined
                ? t('可容缺后补')
                : t('视情况，可后补')}
          </span>
          <br />
          {t(sample)}
        </li>
      ))}
    </ul>
  );
}

/** The limits to the public: those of the unit where it is known, else the usual ones. */
function Limits({ definition }: { definition: ProcessDefinition }) {
  const t = useTexts();
  const language = useLanguage();
  const { unit } = useUnit();
  const { data } = useRead(
    portalCommitments,
    { params: { unit: unit?.code ?? '' } },
    { enabled: unit !== null },
  );
  const clocks = definition.clocks.filter(({ promise }) => !promise.startsWith('DESK'));
  const usual = (promise: string): string => {
    const limits = findPromise(promise)?.limits ?? null;
    if (limits === null) return '';
    const limit = limitOf(limits.urban);
    return language === 'en' ? limitEn(limit) : limitZh(limit);
  };
  const own = (promise: string): string | undefined =>
    data?.items
      .find(({ promiseId }) => promiseId === promise)
      ?.limits.map(
        ({ region, text }) => `${region === null ? '' : `${t(regionTitles[region])} `}${text[language]}`,
      )
      .join('、');
  if (clocks.length === 0) return <p>{t('尽快办理并答复。')}</p>;
  return (
    <dl className={styles.facts}>
      {clocks.map(({ id, title, promise }) => (
        <div key={id} style={{ display: 'contents' }}>
          <dt>{t(title)}</dt>
          <dd>{own(promise) ?? usual(promise)}</dd>
        </div>
      ))}
    </dl>
  );
}

const regionTitles = { urban: zh('城区'), rural: zh('农村'), remote: zh('边远') } as const;
