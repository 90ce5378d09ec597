import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { commandOrder, countWork, listOrders, listWork, readOrder } from '#contracts/orders.ts';
import { ApiProblem } from '#web/lib/api/problem.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { changesSince, newestSeq, type Change } from './changes.ts';
import type { Order, OrderCommand } from './order.ts';

export interface OrderSending {
  /** True when it was carried out. */
  readonly send: (command: OrderCommand) => Promise<boolean>;
  readonly pending: boolean;
  readonly failure: Error | null;
  readonly fieldFailures: Readonly<Record<string, string>>;
  /** What others did since this form was opened; told when a command met their change. */
  readonly changes: readonly Change[];
}

/**
 * Sends commands about an order on the version its author saw. When somebody was faster, the newest state is read
 * and what changed is told; what was typed stays, and sending again means it on the newest state.
 */
export function useOrderCommand(order: Order): OrderSending {
  const client = useQueryClient();
  const [opened, setOpened] = useState({ version: order.version, seq: newestSeq(order) });
  const sending = useCommand(commandOrder, { touches: [readOrder, listOrders, listWork, countWork] });
  const conflict = sending.failure instanceof ApiProblem && sending.failure.status === 409;
  const send = async (command: OrderCommand): Promise<boolean> => {
    const seenVersion = conflict ? order.version : opened.version;
    const answer = await sending.run({
      params: { orderId: order.orderId },
      body: { seenVersion, command },
    });
    if (answer === null) await client.invalidateQueries({ queryKey: ['read', readOrder.path] });
    else setOpened({ ...opened, version: answer.version });
    return answer !== null;
  };
  return {
    send,
    pending: sending.pending,
    failure: sending.failure,
    fieldFailures: sending.fieldFailures,
    changes: conflict ? changesSince(order, opened.seq) : [],
  };
}
