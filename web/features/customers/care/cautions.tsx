import { Alert } from 'antd';
import { customerCareRoutes } from '#contracts/customer-care.ts';
import { dangerKinds } from '#domain/customers/care/danger.ts';
import { specialNeeds } from '#domain/customers/customer.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { wordOf } from '../words.ts';

/** What whoever serves this customer must know before they meet: dangers first, then needs. Nothing where there is none. */
export function CustomerCautions({ customerId }: { customerId: string }) {
  const t = useTexts();
  const { data } = useRead(customerCareRoutes.cautions, { params: { customerId } });
  if (data === undefined) return null;
  const needs = data.specialNeeds.map((need) => t(wordOf(specialNeeds, need)));
  return (
    <>
      {data.dangers.map(({ dangerId, kind, words }) => (
        <Alert
          key={dangerId}
          type="error"
          showIcon
          style={{ marginBottom: '0.5rem' }}
          title={`${t(wordOf(dangerKinds, kind))}：${words}`}
        />
      ))}
      {needs.length === 0 ? null : (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: '0.5rem' }}
          title={t('服务时请留意：{needs}', { needs: needs.join('、') })}
        />
      )}
    </>
  );
}
