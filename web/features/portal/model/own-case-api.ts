import { useQueryClient } from '@tanstack/react-query';
import { ownAnswer, ownDo, ownSlots, ownSurvey } from '#contracts/portal-customer.ts';
import { call } from '#web/lib/api/call.ts';
import type { CaseApi } from './case-api.ts';

/** The ways of the signed-in customer to one of their cases. */
export function useOwnCaseApi(unit: string, orderId: string): CaseApi {
  const client = useQueryClient();
  const params = { orderId };
  return {
    unit,
    key: orderId,
    send: (body) => call(ownDo, { params, body }),
    slots: () => call(ownSlots, { params }),
    survey: () => call(ownSurvey, { params }),
    answer: (values) => call(ownAnswer, { params, body: { values: { ...values } } }),
    changed: () =>
      void client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/portal/me/'),
      }),
  };
}
