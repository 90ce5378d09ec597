import { Button } from 'antd';
import { useState } from 'react';
import { customerCareRoutes, type CustomerCare } from '#contracts/customer-care.ts';
import {
  consentChannels,
  consentPurposes,
  currentText,
  isConsentPurpose,
} from '#domain/customers/care/consent.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { dateText, timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { FieldsDialog } from '../components/fields-dialog.tsx';
import { isWordOf, optionsOf, wordOf } from '../words.ts';
import { careTouches } from './care-touches.ts';
import styles from '../components/customers.module.css';

type Consent = CustomerCare['consents'][number];
type Open = { readonly give: string } | { readonly withdraw: string } | null;

/** What the customer agreed to, purpose by purpose, with the wording and who took it down. */
export function ConsentsPanel({
  customerId,
  consents,
}: {
  customerId: string;
  consents: readonly Consent[];
}) {
  const t = useTexts();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <Section flush title={t('授权与同意')}>
      <ul className={styles.lines}>
        {Object.keys(consentPurposes).map((purpose) => (
          <PurposeLine
            key={purpose}
            purpose={purpose}
            consents={consents.filter((consent) => consent.purpose === purpose)}
            onOpen={setOpen}
          />
        ))}
      </ul>
      {open !== null && 'give' in open ? (
        <GiveDialog customerId={customerId} purpose={open.give} onClose={close} />
      ) : null}
      {open !== null && 'withdraw' in open ? (
        <WithdrawDialog customerId={customerId} consentId={open.withdraw} onClose={close} />
      ) : null}
    </Section>
  );
}

interface LineProps {
  readonly purpose: string;
  readonly consents: readonly Consent[];
  readonly onOpen: (open: Open) => void;
}

function PurposeLine({ purpose, consents, onOpen }: LineProps) {
  const t = useTexts();
  const may = useMay('customer.edit');
  const inForce = consents.find(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span>{t(wordOf(consentPurposes, purpose))}</span>
        <StateTag tone={inForce === undefined ? 'calm' : 'good'}>
          {inForce === undefined ? t('未同意') : t('已同意')}
        </StateTag>
      </div>
      {may ? (
        <Button
          type="link"
          size="small"
          onClick={() => onOpen(inForce === undefined ? { give: purpose } : { withdraw: inForce.consentId })}
        >
          {inForce === undefined ? t('登记同意') : t('撤回')}
        </Button>
      ) : null}
      {consents.map((consent) => (
        <div
          key={consent.consentId}
          className={`${styles.itemBody ?? ''} ${styles.small ?? ''}`}
          title={consent.text ?? ''}
        >
          {consentWords(consent, t)}
        </div>
      ))}
    </li>
  );
}

type Texts = (text: string, values?: Readonly<Record<string, string>>) => string;

function consentWords(consent: Consent, t: Texts): string {
  const { version, givenAt, givenChannel, withdrawnAt, withdrawnChannel } = consent;
  const given = t('{day} 同意（{channel}，{version} 版）', {
    day: dateText(givenAt),
    channel: t(wordOf(consentChannels, givenChannel)),
    version,
  });
  if (withdrawnAt === null) return given;
  const channel = t(wordOf(consentChannels, withdrawnChannel ?? ''));
  return `${given} · ${t('{time} 撤回（{channel}）', { time: timeText(withdrawnAt), channel })}`;
}

interface DialogProps {
  readonly customerId: string;
  readonly onClose: () => void;
}

function GiveDialog({ customerId, purpose, onClose }: DialogProps & { purpose: string }) {
  const t = useTexts();
  const [consentId] = useState(newId);
  const give = useCommand(customerCareRoutes.giveConsent, { touches: careTouches, done: onClose });
  if (!isConsentPurpose(purpose)) return null;
  return (
    <FieldsDialog
      title={t('登记同意')}
      text={t('请向客户说明：{text}', { text: t(currentText(purpose).text) })}
      fields={[channelField(t)]}
      start={{ channel: 'counter' }}
      pending={give.pending}
      failure={give.failure}
      onClose={onClose}
      onSave={({ channel = '' }) => {
        if (!isWordOf(consentChannels, channel)) return;
        void give.run({ params: { customerId }, body: { consentId, purpose, channel } });
      }}
    />
  );
}

const channelField = (t: Texts) =>
  ({
    name: 'channel',
    label: t('客户表示的方式'),
    kind: 'choice',
    options: optionsOf(consentChannels, t),
    required: true,
  }) as const;

function WithdrawDialog({ customerId, consentId, onClose }: DialogProps & { consentId: string }) {
  const t = useTexts();
  const withdraw = useCommand(customerCareRoutes.withdrawConsent, { touches: careTouches, done: onClose });
  return (
    <FieldsDialog
      title={t('登记撤回')}
      text={t('撤回后不再据此联系客户或使用其数据；撤回前的处理不受影响。')}
      fields={[channelField(t)]}
      start={{ channel: 'phone' }}
      pending={withdraw.pending}
      failure={withdraw.failure}
      onClose={onClose}
      onSave={({ channel = '' }) => {
        if (!isWordOf(consentChannels, channel)) return;
        void withdraw.run({ params: { customerId, consentId }, body: { channel } });
      }}
    />
  );
}
