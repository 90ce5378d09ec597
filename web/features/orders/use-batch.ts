import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { performBatch, previewBatch } from '#contracts/order-batch.ts';
import { countWork, listOrders, listWork, readOrder } from '#contracts/orders.ts';
import { chunkMax } from '#domain/orders/batch.ts';
import { call } from '#web/lib/api/call.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { partsOf, type BatchCommand, type BatchPreview, type BatchResult, type BatchScope } from './batch.ts';

/** Small enough that the bar moves, and no larger than the server takes at once. */
const partSize = Math.min(chunkMax, 10);

/** Which orders a batch reaches; with a command, which of them it can be carried out on. */
export function useBatchPreview(scope: BatchScope, command: BatchCommand | null) {
  const body = {
    ...('familyOf' in scope ? scope : { orderIds: [...scope.orderIds] }),
    ...(command === null ? {} : { command }),
  };
  return useQuery<BatchPreview>({
    queryKey: ['read', previewBatch.path, body],
    queryFn: ({ signal }) => call(previewBatch, { body }, { signal }),
    placeholderData: (before) => before,
  });
}

export interface BatchRun {
  readonly state: 'ready' | 'running' | 'done' | 'broken';
  readonly results: readonly BatchResult[];
  readonly total: number;
  readonly failure: Error | null;
  /** Sends the command part by part; after a break the same batch goes on, and nothing is done twice. */
  readonly start: (orderIds: readonly string[], command: BatchCommand) => Promise<void>;
}

/** Carries out a batch and tells how far it is. */
export function useBatchRun(): BatchRun {
  const client = useQueryClient();
  const [batchId] = useState(newId);
  const [run, setRun] = useState<Omit<BatchRun, 'start'>>({
    state: 'ready',
    results: [],
    total: 0,
    failure: null,
  });
  const start = async (orderIds: readonly string[], command: BatchCommand): Promise<void> => {
    const results: BatchResult[] = [];
    const total = orderIds.length;
    setRun({ state: 'running', results, total, failure: null });
    try {
      for (const part of partsOf(orderIds, partSize)) {
        const answer = await call(performBatch, { body: { batchId, orderIds: [...part], command } });
        results.push(...answer.results);
        setRun({ state: 'running', results: [...results], total, failure: null });
      }
      setRun({ state: 'done', results, total, failure: null });
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      setRun({ state: 'broken', results: [...results], total, failure });
    }
    const touched = [readOrder, listOrders, listWork, countWork];
    await Promise.all(touched.map(({ path }) => client.invalidateQueries({ queryKey: ['read', path] })));
  };
  return { ...run, start };
}
