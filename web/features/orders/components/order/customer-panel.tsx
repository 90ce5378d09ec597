import { Link } from '@tanstack/react-router';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { allFields } from '#domain/processes/inside.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FieldValues } from '#web/ui/field-values/field-values.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { valuesOf, type Order } from '../../order.ts';
import { CustomerCautions } from '#web/features/customers/care/cautions.tsx';
import { UnmaskButton, useUnmasked } from './unmask.tsx';
import styles from './order-page.module.css';

/** Who asks and what was filled in; personal data are masked until somebody says why they must be seen. */
export function CustomerPanel({ order, definition }: { order: Order; definition: ProcessDefinition }) {
  const t = useTexts();
  const unmasked = useUnmasked(order.orderId);
  const shown = unmasked.seen ?? order;
  const values = valuesOf(unmasked.seen ?? order);
  const asked = new Set(definition.form.map(({ name }) => name));
  const later = [...allFields(definition).values()].filter(
    ({ name }) => !asked.has(name) && Object.hasOwn(values, name),
  );
  // What the form says itself is not said a second time above it.
  const said = new Set(Object.values(values));
  const unsaid = (text: string | null): string | null => (text === null || said.has(text) ? null : text);
  const hasMasked = order.masked.length > 0 || order.contactPhone !== null;
  return (
    <Section
      title={t('客户与申请内容')}
      extra={hasMasked && unmasked.seen === null ? <UnmaskButton unmasked={unmasked} /> : null}
    >
      {order.customerId === null ? null : <CustomerCautions customerId={order.customerId} />}
      <dl className={styles.people}>
        <Line title={t('联系人')} text={unsaid(shown.contactName)} clear={unmasked.seen !== null} />
        <Line title={t('联系电话')} text={unsaid(shown.contactPhone)} clear={unmasked.seen !== null} />
        <Line title={t('地址')} text={unsaid(shown.address)} clear={unmasked.seen !== null} />
        {order.customerId === null ? null : (
          <div>
            <dt>{t('客户档案')}</dt>
            <dd>
              <Link to={`/customers/${order.customerId}`}>{t('打开档案')}</Link>
            </dd>
          </div>
        )}
      </dl>
      <FieldValues dense fields={definition.form} values={values} />
      {later.length === 0 ? null : (
        <>
          <h3 className={styles.later}>{t('办理中填写')}</h3>
          <FieldValues dense fields={later} values={values} />
        </>
      )}
      {order.confidential && order.contactName === null ? (
        <p className={styles.faint}>{t('保密业务：举报人信息只对签收本件的经办人开放。')}</p>
      ) : null}
    </Section>
  );
}

function Line({ title, text, clear }: { title: string; text: string | null; clear: boolean }) {
  if (text === null) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd className={clear ? styles.clear : undefined}>{phoneText(text)}</dd>
    </div>
  );
}
