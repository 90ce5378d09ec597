import { Alert, Select } from 'antd';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { urgencyTitles } from '#web/features/orders/components/urgency-mark.tsx';
import { useConnection } from '#web/lib/live/use-connection.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { Section } from '#web/ui/section/section.tsx';
import type { IntakeState } from '../../intake/use-intake.ts';
import type { Preview } from '../../intake/use-preview.ts';
import { PromiseList } from './promise-list.tsx';
import { SimilarOrders } from './similar-orders.tsx';
import styles from './intake.module.css';

interface Props {
  readonly state: IntakeState;
  readonly definition: ProcessDefinition;
  readonly preview: Preview | null;
  readonly title: string;
}

/** ⑥ What will be promised, what may be the same matter, and what the customer is told before the request is accepted. */
export function ConfirmSection({ state, definition, preview, title }: Props) {
  const t = useTexts();
  const reached = useConnection();
  const { intake, dispatch } = state;
  return (
    <Section title={title}>
      <div className={styles.confirm}>
        {reached ? null : (
          <Alert
            type="warning"
            showIcon
            title={t('已离线，受理将在恢复后自动提交一次')}
            description={t(
              '照常受理即可：内容保存在本机，受理时间按现在记录；单号和承诺时限在提交后通知客户。',
            )}
          />
        )}
        {preview?.outOfHours === null || preview === null ? null : (
          <Alert type="info" showIcon title={preview.outOfHours} />
        )}
        {preview === null ? null : (
          <SimilarOrders intake={intake} definition={definition} similar={preview.similar} />
        )}
        {preview === null ? null : <PromiseList promised={preview.promised} missing={preview.missing} />}
        <div className={styles.urgency}>
          <FormLine label={t('紧急程度')} help={t('一般不用改；客户情况特殊时调整。')}>
            {(ties) => (
              <Select
                {...ties}
                style={{ width: '14rem' }}
                value={intake.urgency ?? definition.urgency}
                options={Object.entries(urgencyTitles).map(([value, words]) => ({
                  value: Number(value),
                  label: t(words),
                }))}
                onChange={(urgency) =>
                  dispatch({ do: 'urgency', urgency: urgency === definition.urgency ? null : urgency })
                }
              />
            )}
          </FormLine>
        </div>
      </div>
    </Section>
  );
}
