import { Alert, Drawer, Select } from 'antd';
import { useState } from 'react';
import { batchMax } from '#domain/orders/batch.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { useTypedGuard } from '#web/ui/typed-dialog/use-typed-guard.ts';
import { offeredAction, type BatchCommand, type BatchScope, type Offer } from '../../batch.ts';
import { useBatchPreview } from '../../use-batch.ts';
import { BatchActionForm, BatchRemarkForm } from './batch-forms.tsx';
import { BatchRunner } from './batch-runner.tsx';

interface Props {
  readonly title: string;
  /** What is answered; null while nothing is. */
  readonly scope: BatchScope | null;
  readonly onClose: () => void;
}

/** One answer to many orders: what is said, which it reaches, then each by its own command (M2). */
export function BatchDrawer({ title, scope, onClose }: Props) {
  const guard = useTypedGuard(onClose);
  return (
    <Drawer
      open={scope !== null}
      onClose={guard.close}
      title={title}
      size={620}
      destroyOnHidden
      afterOpenChange={(open) => {
        if (!open) guard.reset();
      }}
    >
      <div onInput={guard.touch} onChange={guard.touch}>
        {scope === null ? null : <Batch scope={scope} onClose={onClose} />}
      </div>
    </Drawer>
  );
}

function Batch({ scope, onClose }: { scope: BatchScope; onClose: () => void }) {
  const t = useTexts();
  const [what, setWhat] = useState('remark');
  const [command, setCommand] = useState<BatchCommand | null>(null);
  const { data, error } = useBatchPreview(scope, null);
  if (data === undefined) {
    return error === null ? <PageState kind="loading" small /> : <ProblemState small problem={error} />;
  }
  const offer = data.offers.find((each) => keyOf(each) === what);
  const offered = offer === undefined ? null : offeredAction(offer);
  return (
    <>
      {command === null ? null : (
        <BatchRunner scope={scope} command={command} onBack={() => setCommand(null)} onClose={onClose} />
      )}
      {/* Stays while it is not seen: what was typed is there when the reader comes back to it. */}
      <div hidden={command !== null}>
        <p>{t('共 {count} 件工单；各按自己的时限、记录和通知办理。', { count: data.items.length })}</p>
        {data.more ? (
          <Alert
            type="warning"
            showIcon
            title={t('一次最多 {count} 件，其余请再办一批。', { count: batchMax })}
          />
        ) : null}
        <FormLine label={t('统一办理')} required>
          {(ties) => (
            <Select
              {...ties}
              style={{ width: '100%' }}
              value={what}
              options={[
                { value: 'remark', label: t('备注') },
                ...data.offers.map((each) => optionOf(each, t)),
              ]}
              onChange={setWhat}
            />
          )}
        </FormLine>
        {offer === undefined || offered === null ? (
          <BatchRemarkForm onReady={setCommand} />
        ) : (
          <BatchActionForm key={what} offer={offer} offered={offered} onReady={setCommand} />
        )}
      </div>
    </>
  );
}

function keyOf({ kind, step, action }: Offer): string {
  return `${kind} ${step} ${action}`;
}

function optionOf(offer: Offer, t: Texts): { value: string; label: string } {
  const found = offeredAction(offer);
  const words =
    found === null ? offer.action : `${t(found.title)} · ${t(found.step.title)} · ${t(found.action.title)}`;
  return { value: keyOf(offer), label: t('{action}（{count} 件）', { action: words, count: offer.orders }) };
}
