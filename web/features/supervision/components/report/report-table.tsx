import { Fragment } from 'react';
import type { PromiseReport, PromiseReportLine } from '#contracts/supervision-report.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { rateChange, rateText, spanText } from '../../figure-text.ts';
import { CasesLink } from './cases-link.tsx';
import styles from './report.module.css';

interface Props {
  readonly report: PromiseReport;
  readonly unitId: string | undefined;
  readonly all: boolean;
}

/** Every promise with its figures, below it the units that answer for it. */
export function ReportTable({ report, unitId, all }: Props) {
  const t = useTexts();
  const lines = report.items.filter(({ sums, previous }) => all || sums.cases + previous.cases > 0);
  if (lines.length === 0) {
    return (
      <PageState
        kind="empty"
        small
        title={t('这个月没有计入的承诺')}
        text={t('可选择其他月份，或显示没有业务的承诺。')}
      />
    );
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('承诺履行统计')}>
        <thead>
          <tr>
            <th>{t('承诺')}</th>
            {[
              t('件数'),
              t('兑现'),
              t('未兑现'),
              t('免责'),
              t('赔付'),
              t('兑现率'),
              t('比上月'),
              t('平均用时'),
              t('90 分位用时'),
            ].map((title) => (
              <th key={title} className={styles.number}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Fragment key={line.promiseId}>
              <PromiseRow line={line} month={report.month} unitId={unitId} />
              {unitId === undefined && line.units.length > 1 ? (
                <UnitRows line={line} month={report.month} />
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className={styles.foot}>
        {t('兑现率 = 兑现 ÷（兑现 + 未兑现），免责件不计；用时已扣除中止时间；赔付在计费功能上线后统计。')}
      </p>
    </div>
  );
}

function PromiseRow({
  line,
  month,
  unitId,
}: {
  line: PromiseReportLine;
  month: string;
  unitId: string | undefined;
}) {
  const t = useTexts();
  const language = useLanguage();
  return (
    <tr className={styles.promise}>
      <th scope="row">
        {language === 'en' ? line.title.en : line.title.zh}
        <span className={styles.id}>{line.promiseId}</span>
        {line.measured ? null : <span className={styles.note}>{t('尚无计时数据来源')}</span>}
        {line.meanHeld === null ? null : (
          <span className={styles.note}>
            {line.meanHeld ? t('平均时间在承诺以内') : t('平均时间超过承诺')}
          </span>
        )}
        {line.reasons.length === 0 ? null : (
          <span className={styles.note}>
            {t('免责原因：{reasons}', {
              reasons: line.reasons.map(({ reason, cases }) => `${reason}（${cases.toString()}）`).join('；'),
            })}
          </span>
        )}
      </th>
      <Figures
        of={line}
        link={{ month, promise: line.promiseId, ...(unitId === undefined ? {} : { unitId }) }}
      />
      <td className={styles.number}>{rateText(line.rate, t)}</td>
      <td className={styles.number}>{rateChange(line.rate, line.previous.rate) ?? '—'}</td>
      <td className={styles.number}>{spanText(line.meanSeconds, t)}</td>
      <td className={styles.number}>{spanText(line.p90Seconds, t)}</td>
    </tr>
  );
}

function UnitRows({ line, month }: { line: PromiseReportLine; month: string }) {
  const t = useTexts();
  return line.units.map((unit) => (
    <tr key={unit.unitId} className={styles.ofUnit}>
      <th scope="row">{unit.name}</th>
      <Figures of={unit} link={{ month, promise: line.promiseId, unitId: unit.unitId }} />
      <td className={styles.number}>{rateText(unit.rate, t)}</td>
      <td />
      <td className={styles.number}>{spanText(unit.meanSeconds, t)}</td>
      <td className={styles.number}>{spanText(unit.p90Seconds, t)}</td>
    </tr>
  ));
}

type Linked = Readonly<{ month: string; promise: string; unitId?: string }>;

function Figures({ of, link }: { of: Pick<PromiseReportLine, 'sums'>; link: Linked }) {
  const { cases, kept, broken, excused } = of.sums;
  return (
    <>
      <CasesLink count={cases} query={link} />
      <CasesLink count={kept} query={{ ...link, result: 'kept' }} />
      <CasesLink count={broken} query={{ ...link, result: 'broken' }} bad />
      <CasesLink count={excused} query={{ ...link, result: 'excused' }} />
      <td className={styles.number}>—</td>
    </>
  );
}
