import { Button } from 'antd';
import { useState } from 'react';
import { type CustomerPage, type Unmasked } from '#contracts/customers.ts';
import { contactChannels, contactPurposes, contactsMax } from '#domain/customers/contact.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import type { Contact } from '../forms/contact-draft.ts';
import { wordOf } from '../words.ts';
import { RemoveContact } from '../accounts/remove-contact.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import styles from './customers.module.css';

interface Props {
  readonly page: CustomerPage;
  readonly seen: Unmasked | null;
  readonly onChanged: () => void;
}

/** Whom the customer wants told of what, and by which way. */
export function ContactsPanel({ page, seen, onChanged }: Props) {
  const t = useTexts();
  const may = useMay('customer.edit');
  const [target, setTarget] = useState<{ contactId: string | null } | null>(null);
  return (
    <Section
      flush
      title={t('联系人')}
      extra={
        may && page.contacts.length < contactsMax ? (
          <Button size="small" onClick={() => setTarget({ contactId: null })}>
            {t('新增联系人')}
          </Button>
        ) : null
      }
    >
      {page.contacts.length === 0 ? (
        <PageState
          kind="empty"
          small
          title={t('还没有联系人')}
          text={t('没有联系电话，停电和缴费通知无法送达。')}
        />
      ) : (
        <ul className={styles.lines}>
          {page.contacts.map((contact) => (
            <ContactLine
              key={contact.contactId}
              customerId={page.customerId}
              contact={contact}
              seen={seen}
              {...(may ? { onEdit: () => setTarget({ contactId: contact.contactId }) } : {})}
            />
          ))}
        </ul>
      )}
      {target === null ? null : (
        <ContactDialog
          page={page}
          contactId={target.contactId}
          unmasked={seen}
          onClose={() => setTarget(null)}
          onDone={() => {
            setTarget(null);
            onChanged();
          }}
        />
      )}
    </Section>
  );
}

interface LineProps {
  readonly customerId: string;
  readonly contact: Contact;
  readonly seen: Unmasked | null;
  readonly onEdit?: () => void;
}

function ContactLine({ customerId, contact, seen, onEdit }: LineProps) {
  const t = useTexts();
  const clear = seen?.contacts?.find(({ contactId }) => contactId === contact.contactId);
  const { phone, email, address } = clear ?? contact;
  const reach = [phone === null ? null : phoneText(phone), email, address].filter((text) => text !== null);
  const purposes = contact.purposes.map((word) => t(wordOf(contactPurposes, word))).join('、');
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <strong>{contact.name}</strong>
        <span className={styles.small}>
          {t('{purposes}，用{channel}通知', {
            purposes,
            channel: t(wordOf(contactChannels, contact.channel)),
          })}
        </span>
      </div>
      {onEdit === undefined ? null : (
        <div className={styles.marks}>
          <Button type="link" size="small" onClick={onEdit}>
            {t('修改')}
          </Button>
          <RemoveContact customerId={customerId} contact={contact} />
        </div>
      )}
      <div className={`${styles.itemBody ?? ''} ${styles.spread ?? ''}`}>
        {reach.length === 0 ? <span className={styles.faint}>{t('没有联系方式')}</span> : null}
        {reach.map((text) => (
          <span key={text} className={clear === undefined ? undefined : styles.clear}>
            {text}
          </span>
        ))}
      </div>
    </li>
  );
}
