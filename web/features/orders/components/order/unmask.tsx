import { useState } from 'react';
import type { Static } from 'typebox';
import { unmaskOrder } from '#contracts/orders.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { UnmaskButton as AskReason } from '#web/ui/unmask-button/unmask-button.tsx';

type Seen = Static<(typeof unmaskOrder)['response']>;

export interface Unmasked {
  readonly seen: Seen | null;
  /** Answers whether it is shown now. */
  readonly look: (reason: string) => Promise<boolean>;
  readonly pending: boolean;
  readonly failure: Error | null;
}

/** The personal data of an order in clear, once somebody said why; the look is recorded. */
export function useUnmasked(orderId: string): Unmasked {
  const [seen, setSeen] = useState<Seen | null>(null);
  const looking = useCommand(unmaskOrder, { done: setSeen });
  return {
    seen,
    pending: looking.pending,
    failure: looking.failure,
    look: async (reason) => (await looking.run({ params: { orderId }, body: { reason } })) !== null,
  };
}

/** Asks for the reason, then shows everything. */
export function UnmaskButton({ unmasked }: { unmasked: Unmasked }) {
  return (
    <AskReason
      size="small"
      pending={unmasked.pending}
      failure={unmasked.failure}
      onLook={(reason) => unmasked.look(reason)}
    />
  );
}
