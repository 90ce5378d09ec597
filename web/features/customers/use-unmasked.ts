import { useState } from 'react';
import { customerRoutes, type Unmaskable, type Unmasked } from '#contracts/customers.ts';
import { useCommand } from '#web/lib/api/use-command.ts';

export interface Looking {
  /** What was seen since the page was opened; null before. */
  readonly seen: Unmasked | null;
  readonly look: (fields: readonly Unmaskable[], reason: string) => Promise<boolean>;
  /** After a change the values seen may be old ones: they are masked again. */
  readonly forget: () => void;
  readonly pending: boolean;
  readonly failure: Error | null;
}

/** The customer's personal data in clear, once somebody said why; the look is recorded. */
export function useUnmasked(customerId: string): Looking {
  const [seen, setSeen] = useState<Unmasked | null>(null);
  const looking = useCommand(customerRoutes.unmask, { touches: [customerRoutes.page] });
  return {
    seen,
    forget: () => setSeen(null),
    pending: looking.pending,
    failure: looking.failure,
    look: async (fields, reason) => {
      const found = await looking.run({ params: { customerId }, body: { fields: [...fields], reason } });
      if (found !== null) setSeen((before) => ({ ...before, ...found }));
      return found !== null;
    },
  };
}
