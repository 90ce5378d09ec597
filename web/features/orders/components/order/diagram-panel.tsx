import { ExpandOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProcessDiagram } from '#web/ui/process-diagram/process-diagram.tsx';
import { Section } from '#web/ui/section/section.tsx';
import type { Order } from '../../order.ts';
import { stepStates } from '../../step-states.ts';
import styles from './order-page.module.css';

/** The steps of the case as a picture; large on request. */
export function DiagramPanel({ order, definition }: { order: Order; definition: ProcessDefinition }) {
  const t = useTexts();
  const [large, setLarge] = useState(false);
  const states = stepStates(definition, order);
  return (
    <Section
      title={t('流程')}
      extra={
        <Button
          type="text"
          size="small"
          icon={<ExpandOutlined />}
          aria-label={t('放大流程图')}
          onClick={() => setLarge(true)}
        />
      }
    >
      <div className={styles.smallDiagram}>
        <ProcessDiagram definition={definition} states={states} />
      </div>
      <Modal
        open={large}
        title={t('流程')}
        footer={null}
        width="min(72rem, 94vw)"
        destroyOnHidden
        onCancel={() => setLarge(false)}
      >
        <ProcessDiagram definition={definition} states={states} />
      </Modal>
    </Section>
  );
}
