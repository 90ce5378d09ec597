import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { channelTitles } from '#domain/processes/titles.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import styles from './process.module.css';

const subjects: Readonly<Record<ProcessDefinition['subject'], string>> = {
  account: zh('须有用电户号'),
  applicant: zh('须确认申请人'),
  anyone: zh('留下称呼和联系方式即可'),
  'anonymous-allowed': zh('可以匿名'),
};

/** What the business is, for whom, through which doors. */
export function ProcessFacts({ definition }: { definition: ProcessDefinition }) {
  const t = useTexts();
  const { channels, subject, retentionYears, sources, complexity, confidential } = definition;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('客户身份')}</dt>
        <dd>{t(subjects[subject])}</dd>
        <dt>{t('受理渠道')}</dt>
        <dd>{channels.map((channel) => t(channelTitles[channel])).join('、')}</dd>
        <dt>{t('档案保存')}</dt>
        <dd>{t('{years} 年', { years: retentionYears })}</dd>
        <dt>{t('依据')}</dt>
        <dd className={styles.faint}>{sources.join('、')}</dd>
      </dl>
      {confidential === true ? (
        <p className={styles.note}>{t('保密业务：举报人信息只对签收本件的经办人开放。')}</p>
      ) : null}
      {complexity.level === 'complex' ? (
        <div className={styles.note}>
          <p>{t('受理前须向客户说明并取得同意：')}</p>
          <ul>
            {complexity.explanation.map((line) => (
              <li key={line}>{t(line)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
