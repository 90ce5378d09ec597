import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { countWork, listOrders, listWork } from '#contracts/orders.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { idFrom } from '#web/lib/api/command-id.ts';
import { mayPass } from '#web/lib/api/problem.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import { forgetDraft } from '../drafts/intake-drafts.ts';
import { keepForLater } from '../outbox/outbox.ts';
import { carryOut, type CarriedOut, type QueuedIntake } from '../outbox/queued-intake.ts';
import { intakeTitle } from './intake-title.ts';
import type { Intake } from './intake.ts';
import { keptIntake } from './read-intake.ts';
import { afterwardsOf, requestOf } from './request-of.ts';

/** How handing in went: accepted, or kept in this browser until the server answers again. */
export type Result =
  | ({ readonly how: 'accepted' } & CarriedOut)
  | { readonly how: 'kept'; readonly orderId: string; readonly title: string };

export interface Refusing {
  readonly reason: string;
  readonly basis: string;
}

export interface Accepting {
  readonly run: (intake: Intake, definition: ProcessDefinition, refusal?: Refusing) => Promise<void>;
  readonly result: Result | null;
  readonly pending: boolean;
  readonly failure: Error | null;
  readonly forget: () => void;
}

/** Hands the intake in. Without an answer it is kept here and sent later, once (R-REQ-15). */
export function useAccept(): Accepting {
  const t = useTexts();
  const client = useQueryClient();
  const nowMs = useNow();
  const { staffId } = useSession();
  const [result, setResult] = useState<Result | null>(null);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);

  const run = async (intake: Intake, definition: ProcessDefinition, refusal?: Refusing): Promise<void> => {
    setPending(true);
    setFailure(null);
    const title = intakeTitle(intake, definition, t);
    const queued = queuedIntake(intake, definition, {
      title,
      staffId,
      confirms: t('已核对受理内容并同意'),
      refusal,
    });
    try {
      const done = await carryOut(queued);
      setResult({ how: 'accepted', ...done });
      void forgetDraft(intake.orderId);
      await Promise.all(
        [listOrders, listWork, countWork].map(({ path }) =>
          client.invalidateQueries({ queryKey: ['read', path] }),
        ),
      );
    } catch (error) {
      if (mayPass(error)) {
        await keepForLater(queued, nowMs);
        setResult({ how: 'kept', orderId: intake.orderId, title });
        void forgetDraft(intake.orderId);
      } else setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setPending(false);
    }
  };
  const forget = (): void => {
    setResult(null);
    setFailure(null);
  };
  return { run, result, pending, failure, forget };
}

interface About {
  readonly title: string;
  readonly staffId: string;
  readonly confirms: string;
  readonly refusal: Refusing | undefined;
}

function queuedIntake(intake: Intake, definition: ProcessDefinition, about: About): QueuedIntake {
  const { title, staffId, confirms, refusal } = about;
  return {
    kind: 'intake',
    staffId,
    title,
    request: { ...requestOf(intake, definition), ...(refusal === undefined ? {} : { refusal }) },
    afterwards: afterwardsOf(intake, definition, { confirms }).map((command) => ({
      commandId: idFrom(intake.orderId, command),
      command,
    })),
    kept: keptIntake(intake),
  };
}
