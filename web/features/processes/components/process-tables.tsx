import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Region } from '#domain/promises/promise.ts';
import { useLanguage, useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { clockFacts, type ClockFacts } from '../clock-facts.ts';
import styles from './process.module.css';

const regionTitles: Readonly<Record<Region, string>> = {
  urban: zh('城区'),
  rural: zh('农村'),
  remote: zh('边远'),
};

/** The papers of a business: when each is needed, and what a right one looks like. */
export function PaperTable({ definition }: { definition: ProcessDefinition }) {
  const t = useTexts();
  if (definition.documents.length === 0) return <p className={styles.faint}>{t('不需要材料。')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('材料')}</th>
          <th>{t('要求')}</th>
          <th>{t('说明')}</th>
        </tr>
      </thead>
      <tbody>
        {definition.documents.map(({ code, title, core, requiredWhen, sample }) => (
          <tr key={code}>
            <td>{t(title)}</td>
            <td>
              {core === true
                ? t('受理时必备')
                : requiredWhen === undefined
                  ? t('可容缺后补')
                  : t('视情况，可后补')}
            </td>
            <td>{t(sample)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The promises of a business with their usual limits; a unit's own settings go before them. */
export function ClockTable({ definition }: { definition: ProcessDefinition }) {
  const t = useTexts();
  const language = useLanguage();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('时限')}</th>
          <th>{t('期限')}</th>
          <th>{t('起算')}</th>
          <th>{t('截止')}</th>
        </tr>
      </thead>
      <tbody>
        {clockFacts(definition, language).map((clock) => (
          <tr key={clock.id}>
            <td>
              {t(clock.title)} <span className={styles.faint}>{clock.promise}</span>
            </td>
            <td>
              <Limits limits={clock.limits} />
            </td>
            <td>
              {clock.starts}
              {clock.countsFrom === null ? '' : t('，自“{field}”起算', { field: t(clock.countsFrom) })}
            </td>
            <td>{clock.stops}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Limits({ limits }: { limits: ClockFacts['limits'] }) {
  const t = useTexts();
  return limits.map(({ region, text }) => (
    <span key={text} className={styles.limit}>
      {region === null ? text : `${t(regionTitles[region])} ${text}`}
    </span>
  ));
}
