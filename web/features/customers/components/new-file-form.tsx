import { Radio } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { failuresUnder } from '../forms/failures.ts';
import { accountPath, contactPath, locationPath, pointPath } from '../forms/new-file-faults.ts';
import type { NewFileState } from '../use-new-file.ts';
import { ContactFields } from './contact-fields.tsx';
import { CustomerFields } from './customer-fields.tsx';
import { LocationFields } from './location-fields.tsx';
import { MendingForm } from './mending-form.tsx';
import { PointFields } from './point-fields.tsx';
import { AccountNumberLine } from './supply-dialog.tsx';
import styles from './customers.module.css';

/** The parts of a new file, one below the other. */
export function NewFileForm({ form }: { form: NewFileState }) {
  const t = useTexts();
  const { file, failures, change, leave } = form;
  return (
    <MendingForm tries={form.tries}>
      <Section title={t('客户')}>
        <CustomerFields
          draft={file.customer}
          failures={failures}
          maskedNumber={null}
          today={form.today}
          onChange={(customer) => change({ customer })}
          onLeave={leave}
        />
      </Section>
      <Section title={t('联系人')}>
        <ContactFields
          draft={file.contact}
          failures={failuresUnder(failures, contactPath)}
          onFile={null}
          nameHelp={t('留空即为客户本人')}
          onChange={(contact) => change({ contact })}
          onLeave={(field) => leave(contactPath + field)}
        />
      </Section>
      <Section title={t('户号与用电点')} extra={<AccountSwitch form={form} />}>
        {file.account.wanted === 'yes' ? (
          <AccountPart form={form} />
        ) : (
          <p className={styles.faint}>{t('新装用户暂无户号；原有用户补建档案时选“同时登记”。')}</p>
        )}
      </Section>
    </MendingForm>
  );
}

function AccountSwitch({ form }: { form: NewFileState }) {
  const t = useTexts();
  const { account } = form.file;
  return (
    <Radio.Group
      size="small"
      optionType="button"
      aria-label={t('户号与用电点')}
      value={account.wanted}
      options={[
        { value: 'no', label: t('暂无户号') },
        { value: 'yes', label: t('同时登记') },
      ]}
      onChange={(event) =>
        form.change({ account: { ...account, wanted: event.target.value === 'yes' ? 'yes' : 'no' } })
      }
    />
  );
}

function AccountPart({ form }: { form: NewFileState }) {
  const { file, failures, change, leave } = form;
  return (
    <div className={styles.form}>
      <AccountNumberLine
        value={file.account.accountNo}
        failure={failures[`${accountPath}accountNo`]}
        onChange={(accountNo) => change({ account: { ...file.account, accountNo } })}
        onLeave={() => leave(`${accountPath}accountNo`)}
      />
      <LocationFields
        draft={file.location}
        failures={failuresUnder(failures, locationPath)}
        maskedAddress={null}
        onChange={(location) => change({ location })}
        onLeave={(field) => leave(locationPath + field)}
      />
      <PointFields
        draft={file.point}
        failures={failuresUnder(failures, pointPath)}
        onChange={(point) => change({ point })}
        onLeave={(field) => leave(pointPath + field)}
      />
    </div>
  );
}
