import { Input, Select } from 'antd';
import { regions } from '#domain/organisation/org-unit.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { UnitPicker } from '#web/ui/pickers/unit-picker.tsx';
import type { Failures } from '../forms/failures.ts';
import type { LocationDraft } from '../forms/place-draft.ts';
import { optionsOf } from '../words.ts';
import { AddressHint } from './address-hint.tsx';
import { DivisionPicker } from './division-picker.tsx';
import styles from './customers.module.css';

export const locationFieldNames = ['address', 'divisionCode', 'region', 'stationUnitId'] as const;

interface Props {
  readonly draft: LocationDraft;
  readonly failures: Failures;
  /** The address on file, masked; null for a new place. */
  readonly maskedAddress: string | null;
  readonly onChange: (draft: LocationDraft) => void;
  readonly onLeave: (field: string) => void;
}

/** Where the supply lies; the address is read along, so that the division is chosen with one press. */
export function LocationFields({ draft, failures, maskedAddress, onChange, onLeave }: Props) {
  const t = useTexts();
  return (
    <div className={styles.fields}>
      <div className={styles.wide}>
        <FormLine
          label={t('用电地址')}
          required
          failure={failures['address']}
          help={maskedAddress !== null && draft.address === '' ? t('不修改请留空') : undefined}
        >
          {(ties) => (
            <Input
              {...ties}
              autoComplete="off"
              maxLength={200}
              placeholder={maskedAddress ?? t('如：暨阳街道人民中路86号3幢2单元501室')}
              value={draft.address}
              onChange={(event) => onChange({ ...draft, address: event.target.value })}
              onBlur={() => onLeave('address')}
            />
          )}
        </FormLine>
        <AddressHint
          address={draft.address}
          divisionCode={draft.divisionCode}
          onDivision={(divisionCode) => onChange({ ...draft, divisionCode })}
        />
      </div>
      <div className={styles.wide}>
        <FormLine label={t('行政区划')} failure={failures['divisionCode']}>
          {(ties) => (
            <DivisionPicker
              {...ties}
              value={draft.divisionCode}
              onChange={(divisionCode) => onChange({ ...draft, divisionCode })}
            />
          )}
        </FormLine>
      </div>
      <FormLine label={t('供电区域')} required help={t('决定抢修到场等时限')} failure={failures['region']}>
        {(ties) => (
          <Select
            {...ties}
            value={draft.region}
            options={[...optionsOf(regions, t)]}
            onChange={(region) => onChange({ ...draft, region })}
          />
        )}
      </FormLine>
      <FormLine label={t('责任供电所')} failure={failures['stationUnitId']}>
        {(ties) => (
          <UnitPicker
            {...ties}
            value={draft.stationUnitId}
            onChange={(stationUnitId) => onChange({ ...draft, stationUnitId })}
          />
        )}
      </FormLine>
    </div>
  );
}
