import { Checkbox, InputNumber, Select } from 'antd';
import { basisTitles, hasTimeOfUse, type Basis } from '#domain/tariffs/supply-terms.ts';
import type { Tariff } from '#domain/tariffs/price-book.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import type { TermsDraft } from '../terms-draft.ts';
import styles from './tariffs.module.css';

interface Props {
  readonly tariff: Tariff;
  readonly draft: TermsDraft;
  readonly failures: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<TermsDraft>) => void;
}

const bases = Object.keys(basisTitles) as Basis[];
const standards = [90, 85, 80] as const;

/** What else the tariff asks for: the household, the basis of the two-part tariff, the power factor. */
export function TermsDetailFields({ tariff, draft, failures, onChange }: Props) {
  const t = useTexts();
  const isTiered = tariff.energy.kind === 'tiered';
  return (
    <>
      {isTiered ? <HouseholdFields draft={draft} tariff={tariff} onChange={onChange} /> : null}
      {tariff.basic === null ? null : (
        <div className={styles.two}>
          <FormLine label={t('基本电费')} required failure={failures['details.basis']}>
            {(ties) => (
              <Select
                {...ties}
                value={draft.basis}
                options={bases.map((basis) => ({ value: basis, label: t(basisTitles[basis]) }))}
                onChange={(basis) => onChange({ basis })}
              />
            )}
          </FormLine>
          {draft.basis === 'contract-demand' ? (
            <FormLine label={t('约定需量（千瓦）')} required failure={failures['details.contractDemandW']}>
              {(ties) => (
                <InputNumber
                  {...ties}
                  style={{ width: '100%' }}
                  min={0}
                  precision={3}
                  value={draft.contractKw}
                  onChange={(contractKw) => onChange({ contractKw })}
                />
              )}
            </FormLine>
          ) : null}
        </div>
      )}
      {tariff.hasPowerFactor ? (
        <FormLine label={t('功率因数标准')}>
          {(ties) => (
            <Select
              {...ties}
              allowClear
              placeholder={t('不考核')}
              value={draft.powerFactorStandard}
              options={standards.map((value) => ({ value, label: (value / 100).toFixed(2) }))}
              onChange={(next?: 80 | 85 | 90) => onChange({ powerFactorStandard: next ?? null })}
            />
          )}
        </FormLine>
      ) : null}
      {tariff.energy.kind === 'composite' ? (
        <Checkbox
          checked={draft.isLeftMarket}
          onChange={(event) => onChange({ isLeftMarket: event.target.checked })}
        >
          {t('退出市场，按代理购电价 1.5 倍')}
        </Checkbox>
      ) : null}
    </>
  );
}

function HouseholdFields({ draft, tariff, onChange }: Omit<Props, 'failures'>) {
  const t = useTexts();
  return (
    <>
      <FormLine label={t('家庭人口')} help={t('多人口家庭每月增加各档电量，不填按普通家庭。')}>
        {(ties) => (
          <InputNumber
            {...ties}
            style={{ width: '100%' }}
            min={1}
            max={100}
            precision={0}
            value={draft.persons}
            onChange={(persons) => onChange({ persons })}
          />
        )}
      </FormLine>
      <div className={styles.acts}>
        {hasTimeOfUse(tariff) ? (
          <Checkbox
            checked={draft.isTimeOfUse}
            onChange={(event) => onChange({ isTimeOfUse: event.target.checked })}
          >
            {t('按峰谷计费')}
          </Checkbox>
        ) : null}
        <Checkbox checked={draft.isNeedy} onChange={(event) => onChange({ isNeedy: event.target.checked })}>
          {t('五保户、低保户（免费电量）')}
        </Checkbox>
      </div>
    </>
  );
}
