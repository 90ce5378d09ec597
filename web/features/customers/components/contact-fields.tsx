import { Checkbox, Input, Select } from 'antd';
import { contactChannels, contactPurposes } from '#domain/customers/contact.ts';
import { displayPhone, parsePhone, type PhoneKind } from '#domain/customers/phone.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { useTexts, zh, type Texts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import type { Contact, ContactDraft } from '../forms/contact-draft.ts';
import type { Failures } from '../forms/failures.ts';
import { optionsOf } from '../words.ts';
import styles from './customers.module.css';

export const contactFieldNames = ['name', 'purposes', 'channel', 'phone', 'email', 'address'] as const;

interface Props {
  readonly draft: ContactDraft;
  readonly failures: Failures;
  /** The contact on file, masked; null for a new one. */
  readonly onFile: Contact | null;
  /** Said where a name may be left out because the customer stands in: the first contact, which needs a phone. */
  readonly nameHelp?: string;
  readonly onChange: (draft: ContactDraft) => void;
  readonly onLeave: (field: string) => void;
}

const lines = [
  { name: 'phone', label: zh('联系电话'), mode: 'tel', max: 40 },
  { name: 'email', label: zh('邮箱'), mode: 'email', max: 254 },
  { name: 'address', label: zh('通信地址'), mode: 'text', max: 200 },
] as const;

/** Who is told what, and by which way. */
export function ContactFields(props: Props) {
  const { draft, failures, nameHelp, onChange, onLeave } = props;
  const t = useTexts();
  return (
    <div className={styles.fields}>
      <FormLine
        label={t('联系人')}
        required={nameHelp === undefined}
        help={nameHelp}
        failure={failures['name']}
      >
        {(ties) => (
          <Input
            {...ties}
            autoComplete="off"
            maxLength={50}
            value={draft.name}
            onChange={(event) => onChange({ ...draft, name: event.target.value })}
            onBlur={() => onLeave('name')}
          />
        )}
      </FormLine>
      <FormLine label={t('通知方式')} required failure={failures['channel']}>
        {(ties) => (
          <Select
            {...ties}
            value={draft.channel}
            options={[...optionsOf(contactChannels, t)]}
            onChange={(channel) => {
              onChange({ ...draft, channel });
              onLeave('channel');
            }}
          />
        )}
      </FormLine>
      <ReachLines {...props} />
      <div className={styles.wide}>
        <FormLine label={t('用途')} required failure={failures['purposes']}>
          {() => (
            <Checkbox.Group
              value={[...draft.purposes]}
              options={[...optionsOf(contactPurposes, t)]}
              onChange={(purposes) => {
                onChange({ ...draft, purposes });
                onLeave('purposes');
              }}
            />
          )}
        </FormLine>
      </div>
    </div>
  );
}

function ReachLines({ draft, failures, onFile, nameHelp, onChange, onLeave }: Props) {
  const t = useTexts();
  return lines.map(({ name, label, mode, max }) => {
    const masked = onFile?.[name] ?? null;
    const help =
      draft[name] === '' ? (masked === null ? undefined : t('不修改请留空')) : helpOf(draft, name, t);
    return (
      <FormLine
        key={name}
        label={t(label)}
        required={name === 'phone' && nameHelp !== undefined}
        failure={failures[name]}
        help={help}
      >
        {(ties) => (
          <Input
            {...ties}
            inputMode={mode}
            autoComplete="off"
            maxLength={max}
            placeholder={masked ?? ''}
            value={draft[name]}
            onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
            onBlur={() => onLeave(name)}
          />
        )}
      </FormLine>
    );
  });
}

const phoneKinds: Readonly<Record<PhoneKind, string>> = {
  mobile: zh('手机'),
  landline: zh('固定电话'),
  local: zh('固定电话，缺区号'),
  service: zh('服务号码'),
  foreign: zh('境外号码'),
};

function helpOf(draft: ContactDraft, name: string, t: Texts): string | undefined {
  if (name !== 'phone') return undefined;
  const phone = parsePhone(draft.phone);
  if (isRefused(phone)) return undefined;
  return t('将存为 {phone}（{kind}）', { phone: displayPhone(phone), kind: t(phoneKinds[phone.kind]) });
}
