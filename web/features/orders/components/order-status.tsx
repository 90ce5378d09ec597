import { outcomeTitles, statusTitles } from '#domain/processes/titles.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { StateTag, type Tone } from '#web/ui/state-tag/state-tag.tsx';
import type { OrderLine } from '../order.ts';

const tones: Readonly<Record<OrderLine['status'], Tone>> = {
  open: 'active',
  closed: 'good',
  refused: 'bad',
  withdrawn: 'calm',
  merged: 'calm',
  archived: 'calm',
};

interface Props {
  readonly status: OrderLine['status'];
  readonly outcome?: string | null;
}

/** The state of an order; a closed one tells how it ended unless it ended well. */
export function OrderStatus({ status, outcome = null }: Props) {
  const t = useTexts();
  const ending = Object.entries(outcomeTitles).find(([code]) => code === outcome);
  const told = status === 'closed' && ending !== undefined && ending[0] !== 'done';
  return (
    <StateTag tone={told ? 'warn' : tones[status]}>
      {t(statusTitles[status])}
      {told ? ` · ${t(ending[1])}` : ''}
    </StateTag>
  );
}
