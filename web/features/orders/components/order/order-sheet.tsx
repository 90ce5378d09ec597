import { useNavigate } from '@tanstack/react-router';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { openTasks, stepOf, type Order } from '../../order.ts';
import { useDoing } from '../../use-doing.ts';
import { VerbDrawer } from '../verbs/verb-drawer.tsx';
import { VerbMenu, type ExtraEntry } from '../verbs/verb-menu.tsx';
import { Panels } from '#web/ui/panels/panels.tsx';
import { ClockStrip } from './clock-strip.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { DiagramPanel } from './diagram-panel.tsx';
import { EndPanel } from './end-panel.tsx';
import { FilesPanel } from './files-panel.tsx';
import { NoticesPanel } from './notices-panel.tsx';
import { OrderHead } from './order-head.tsx';
import { PapersPanel } from './papers-panel.tsx';
import { ProofPanel } from './proof-panel.tsx';
import { RelatedPanel } from './related-panel.tsx';
import { TaskPanel } from './task-panel.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import styles from './order-page.module.css';

interface Props {
  readonly order: Order;
  readonly definition: ProcessDefinition;
}

/** The case as a sheet: its head and clocks, what is to be done, what is known, what happened. */
export function OrderSheet({ order, definition }: Props) {
  const t = useTexts();
  const doing = useDoing(order, definition);
  const extra = useSplitEntry(order);
  return (
    <>
      <OrderHead
        order={order}
        definition={definition}
        actions={
          <VerbMenu
            title={t('更多操作')}
            verbs={doing.offered(null)}
            extra={extra}
            onChoose={(verb) => doing.begin(verb, null)}
          />
        }
      />
      <ClockStrip clocks={order.clocks} />
      <div className={styles.columns}>
        <div>
          {openTasks(order).map((task) => {
            const step = stepOf(definition, task);
            return step === null ? null : (
              <TaskPanel
                key={task.task}
                order={order}
                definition={definition}
                task={task}
                step={step}
                verbs={doing.offered(task)}
                onVerb={(verb) => doing.begin(verb, task)}
              />
            );
          })}
          <EndPanel
            order={order}
            definition={definition}
            verbs={doing.offered(null)}
            onVerb={(verb) => doing.begin(verb, null)}
          />
          <CustomerPanel order={order} definition={definition} />
          <Panels place="order-page" about={{ orderId: order.orderId }} />
          <TimelinePanel timeline={order.timeline} />
        </div>
        <aside>
          <DiagramPanel order={order} definition={definition} />
          <PapersPanel order={order} definition={definition} />
          <FilesPanel files={order.attachments} />
          <RelatedPanel orderId={order.orderId} related={order.related} />
          <NoticesPanel notices={order.notices} />
          <ProofPanel orderId={order.orderId} version={order.version} />
        </aside>
      </div>
      <VerbDrawer doing={doing.current} onClose={doing.end} />
    </>
  );
}

/** Splitting off is an intake of its own, begun with this order's customer. */
function useSplitEntry(order: Order): readonly ExtraEntry[] {
  const navigate = useNavigate();
  const may = useMay('request.accept');
  if (!may || order.status !== 'open') return [];
  const split = (): void => void navigate({ to: '/intake', search: { splitFrom: order.orderId } });
  return [{ key: 'split', title: zh('拆分关联工单'), group: 'linking', onChoose: split }];
}
