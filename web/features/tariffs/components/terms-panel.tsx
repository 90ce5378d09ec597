import { Button } from 'antd';
import { useState } from 'react';
import { customerTerms } from '#contracts/supply-terms.ts';
import { useKinds } from '#domain/customers/use-kind.ts';
import { basisTitles } from '#domain/tariffs/supply-terms.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { capacityText } from '#web/lib/format/quantity.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import type { Point } from '../point.ts';
import { kwText } from '../words.ts';
import { TermsDialog } from './terms-dialog.tsx';
import styles from './tariffs.module.css';

type Period = Point['periods'][number];

/** By which prices each usage point of the customer is billed, since when, and what was before. */
export function TermsPanel({ customerId }: { customerId: string }) {
  const t = useTexts();
  const read = useRead(customerTerms, { params: { customerId } }, { news: ['setting'] });
  if (read.error !== null) return <ProblemState small problem={read.error} />;
  if (read.data === undefined || read.data.points.length === 0) return null;
  const { today, points } = read.data;
  return (
    <Section title={t('计价条款')} flush>
      <ul className={styles.lines}>
        {points.map((point) => (
          <PointLine key={point.usagePointId} point={point} today={today} />
        ))}
      </ul>
    </Section>
  );
}

function PointLine({ point, today }: { point: Point; today: string }) {
  const t = useTexts();
  const may = useMay('terms.edit');
  const [isOpen, setOpen] = useState(false);
  const [isShown, setShown] = useState(false);
  const held = point.periods.find((period) => isHeld(period, today));
  const others = point.periods.filter((period) => period !== held);
  return (
    <li className={styles.point}>
      <span>
        {point.accountNo} · {point.voltage} · {capacityText(point.capacityVa)} · {t(useKinds[point.useKind])}
      </span>
      {held === undefined ? (
        <StateTag tone="warn">{t('没有计价条款')}</StateTag>
      ) : (
        <strong>
          {held.tariffTitle} <span className={styles.faint}>{detailsText(held, t)}</span>
        </strong>
      )}
      <span className={styles.faint}>{held === undefined ? '' : t('{from} 起', { from: held.from })}</span>
      <span className={styles.acts}>
        {others.length === 0 ? null : (
          <Button type="link" size="small" onClick={() => setShown(!isShown)}>
            {isShown ? t('收起') : t('其他 {count} 条', { count: others.length })}
          </Button>
        )}
        {may ? (
          <Button type="link" size="small" onClick={() => setOpen(true)}>
            {t('变更')}
          </Button>
        ) : null}
      </span>
      {isShown ? <OtherPeriods periods={others} /> : null}
      {isOpen ? <TermsDialog point={point} held={held ?? null} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}

function isHeld({ revoked, from, to }: Period, today: string): boolean {
  return !revoked && from <= today && (to === null || today < to);
}

function OtherPeriods({ periods }: { periods: readonly Period[] }) {
  const t = useTexts();
  return (
    <ul className={styles.past}>
      {periods.map((period) => (
        <li key={period.termsId} className={period.revoked ? styles.gone : undefined}>
          {period.to === null
            ? t('{from} 起', { from: period.from })
            : t('{from} 至 {to} 前', { from: period.from, to: period.to })}{' '}
          {period.tariffTitle} {detailsText(period, t)} <span className={styles.faint}>{period.reason}</span>
        </li>
      ))}
    </ul>
  );
}

function detailsText({ isTimeOfUse, details }: Period, t: Texts): string {
  const { basis, contractDemandW, powerFactorStandard, persons, isNeedy, isLeftMarket } = details;
  const parts = [
    isTimeOfUse ? t('峰谷') : '',
    basis === undefined ? '' : t(basisTitles[basis]),
    contractDemandW === undefined ? '' : t('约定需量 {kw} 千瓦', { kw: kwText(contractDemandW) }),
    powerFactorStandard === undefined
      ? ''
      : t('功率因数标准 0.{standard}', { standard: powerFactorStandard }),
    persons === undefined ? '' : t('{count} 人', { count: persons }),
    isNeedy === true ? t('免费电量') : '',
    isLeftMarket === true ? t('退市 1.5 倍') : '',
  ];
  return parts.filter((part) => part !== '').join('、');
}
