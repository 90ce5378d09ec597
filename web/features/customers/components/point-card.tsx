import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Unmasked } from '#contracts/customers.ts';
import { useKinds } from '#domain/customers/use-kind.ts';
import { voltages } from '#domain/customers/voltage.ts';
import { regions } from '#domain/organisation/org-unit.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import type { UsagePoint } from '../forms/place-draft.ts';
import { capacityWords, statusWord, wordOf } from '../words.ts';
import styles from './customers.module.css';

interface Props {
  readonly point: UsagePoint;
  readonly seen: Unmasked | null;
  /** Absent for those who only look. */
  readonly onEdit?: () => void;
  readonly actions?: ReactNode;
}

/** One usage point: what is supplied, where it lies, who looks after it. */
export function PointCard({ point, seen, onEdit, actions }: Props) {
  const t = useTexts();
  const { voltage, capacityVa, useKind, location, status } = point;
  const clear = seen?.locations?.find(({ locationId }) => locationId === location.locationId);
  const grid = [
    point.meterNo === null ? null : t('表号 {meterNo}', { meterNo: point.meterNo }),
    point.transformerDistrict,
    point.feeder,
  ].filter((part) => part !== null);
  const served = [location.divisionName, t(wordOf(regions, location.region)), location.stationName];
  return (
    <div className={styles.point}>
      <div className={styles.itemHead}>
        <span>{t(wordOf(voltages, voltage))}</span>
        <strong>{capacityWords(capacityVa, voltage)}</strong>
        <span>{t(wordOf(useKinds, useKind))}</span>
        {status === 'active' ? null : (
          <StateTag tone={statusWord(status).tone}>{t(statusWord(status).title)}</StateTag>
        )}
      </div>
      {onEdit === undefined ? null : (
        <div className={styles.marks}>
          <Button type="link" size="small" onClick={onEdit}>
            {t('修改地址')}
          </Button>
          {actions}
        </div>
      )}
      <div className={styles.itemBody}>
        <div>
          <span className={clear === undefined ? undefined : styles.clear}>
            {clear?.address ?? location.address}
          </span>
        </div>
        <div className={styles.small}>{served.filter((part) => part !== null).join(' · ')}</div>
        {grid.length === 0 ? null : <div className={styles.small}>{grid.join(' · ')}</div>}
      </div>
    </div>
  );
}
