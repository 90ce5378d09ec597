import { Checkbox, Input, Radio, Select } from 'antd';
import {
  customerKinds,
  documentKinds,
  keyCustomerGrades,
  specialNeeds,
  type CustomerKind,
} from '#domain/customers/customer.ts';
import { parseIdentityNumber } from '#domain/customers/identity-number.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { StaffPicker } from '#web/ui/pickers/staff-picker.tsx';
import { documentKindsFor, withKind, type CustomerDraft } from '../forms/customer-draft.ts';
import type { Failures } from '../forms/failures.ts';
import { optionsOf, wordOf } from '../words.ts';
import styles from './customers.module.css';

export const customerFieldNames = [
  'kind',
  'name',
  'documentKind',
  'documentNumber',
  'keyGrade',
  'specialNeeds',
  'managerStaffId',
] as const;

interface Props {
  readonly draft: CustomerDraft;
  readonly failures: Failures;
  /** The number on file, masked; null while there is none. */
  readonly maskedNumber: string | null;
  readonly today: CalendarDate;
  readonly onChange: (draft: CustomerDraft) => void;
  readonly onLeave: (field: string) => void;
}

/** What the file says about the customer; numbers are checked as they are typed. */
export function CustomerFields(props: Props) {
  const { draft, failures, onChange, onLeave } = props;
  const t = useTexts();
  const kinds = optionsOf(customerKinds, t);
  return (
    <div className={styles.fields}>
      <div className={styles.wide}>
        <FormLine label={t('客户类别')} required failure={failures['kind']}>
          {({ id }) => (
            <Radio.Group
              id={id}
              optionType="button"
              value={draft.kind}
              options={[...kinds]}
              onChange={(event) => onChange(withKind(draft, event.target.value as CustomerKind))}
            />
          )}
        </FormLine>
      </div>
      <FormLine
        label={draft.kind === 'person' ? t('姓名') : t('名称')}
        required
        failure={failures['name']}
        help={draft.kind === 'person' ? t('与证件一致') : t('与登记证书一致')}
      >
        {(ties) => (
          <Input
            {...ties}
            autoFocus
            autoComplete="off"
            maxLength={120}
            value={draft.name}
            onChange={(event) => onChange({ ...draft, name: event.target.value })}
            onBlur={() => onLeave('name')}
          />
        )}
      </FormLine>
      <FormLine label={t('客户经理')} failure={failures['managerStaffId']}>
        {(ties) => (
          <StaffPicker
            {...ties}
            value={draft.managerStaffId}
            onChange={(managerStaffId) => onChange({ ...draft, managerStaffId })}
          />
        )}
      </FormLine>
      <DocumentFields {...props} />
      <MindFields {...props} />
    </div>
  );
}

/** Identity numbers and credit codes have 18 characters: at the last one it is known whether they can be right. */
const wholeLength = 18;

function DocumentFields({ draft, failures, maskedNumber, today, onChange, onLeave }: Props) {
  const t = useTexts();
  const type = (documentNumber: string): void => {
    onChange({ ...draft, documentNumber });
    if (documentNumber.replaceAll(/\s/g, '').length >= wholeLength) onLeave('documentNumber');
  };
  return (
    <>
      <FormLine label={t('证件类型')} failure={failures['documentKind']}>
        {(ties) => (
          <Select
            {...ties}
            value={draft.documentKind}
            options={documentKindsFor(draft.kind).map((word) => ({
              value: word,
              label: t(wordOf(documentKinds, word)),
            }))}
            onChange={(documentKind) => onChange({ ...draft, documentKind })}
          />
        )}
      </FormLine>
      <FormLine
        label={t('证件号码')}
        failure={failures['documentNumber']}
        help={numberHelp(draft, { maskedNumber, today }, t)}
      >
        {(ties) => (
          <Input
            {...ties}
            autoComplete="off"
            maxLength={40}
            placeholder={maskedNumber ?? ''}
            value={draft.documentNumber}
            onChange={(event) => type(event.target.value)}
            onBlur={() => onLeave('documentNumber')}
          />
        )}
      </FormLine>
    </>
  );
}

function numberHelp(
  { documentKind, documentNumber }: CustomerDraft,
  { maskedNumber, today }: Pick<Props, 'maskedNumber' | 'today'>,
  t: Texts,
): string | undefined {
  if (documentNumber.trim() === '') return maskedNumber === null ? undefined : t('不修改请留空');
  if (documentKind !== 'identity-card') return undefined;
  const read = parseIdentityNumber(documentNumber, today);
  if (isRefused(read)) return undefined;
  return read.sex === 'male'
    ? t('校验通过：{date} 出生，男', { date: read.birthDate })
    : t('校验通过：{date} 出生，女', { date: read.birthDate });
}

function MindFields({ draft, failures, onChange }: Props) {
  const t = useTexts();
  return (
    <>
      {draft.kind === 'person' ? null : (
        <FormLine label={t('重要用户等级')} failure={failures['keyGrade']}>
          {(ties) => (
            <Select
              {...ties}
              allowClear
              placeholder={t('非重要用户')}
              value={draft.keyGrade === '' ? null : draft.keyGrade}
              options={[...optionsOf(keyCustomerGrades, t)]}
              onChange={(grade: string | null | undefined) => onChange({ ...draft, keyGrade: grade ?? '' })}
            />
          )}
        </FormLine>
      )}
      <div className={styles.wide}>
        <FormLine label={t('特殊服务需求')} failure={failures['specialNeeds']}>
          {() => (
            <Checkbox.Group
              value={[...draft.specialNeeds]}
              options={[...optionsOf(specialNeeds, t)]}
              onChange={(needs) => onChange({ ...draft, specialNeeds: needs })}
            />
          )}
        </FormLine>
      </div>
    </>
  );
}
