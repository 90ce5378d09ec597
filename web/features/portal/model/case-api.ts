import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Static } from 'typebox';
import type { CaseDoing, CaseSurvey, PortalCase, VisitSlots } from '#contracts/portal-case.ts';
import type { SurveyThanks } from '#contracts/visit-survey.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { newId } from '#web/lib/api/command-id.ts';

export type Case = Static<typeof PortalCase>;
export type Doing = Static<typeof CaseDoing>['doing'];

/** The ways to one case: of somebody signed in, or of whoever showed the phone of the case. */
export interface CaseApi {
  readonly unit: string;
  readonly send: (body: Static<typeof CaseDoing>) => Promise<Case>;
  readonly slots: () => Promise<Static<typeof VisitSlots>>;
  readonly survey: () => Promise<Static<typeof CaseSurvey>>;
  readonly answer: (values: FormValues) => Promise<Static<typeof SurveyThanks>>;
  /** Names the case among what was read. */
  readonly key: string;
  readonly changed: (now: Case) => void;
}

interface Doer {
  readonly pending: boolean;
  readonly problem: unknown;
  readonly done: boolean;
  /** Answers whether it was done; what was typed stays where it was until then. */
  readonly run: (doing: Doing) => Promise<boolean>;
}

/** Sends what the customer does; the same once more carries the same id, so that a lost answer makes nothing twice. */
export function useDoing({ send, changed }: CaseApi): Doer {
  const tried = useRef({ text: '', commandId: '' });
  const { mutateAsync, isPending, error, isSuccess } = useMutation({
    mutationFn: (doing: Doing) => {
      const text = JSON.stringify(doing);
      if (tried.current.text !== text) tried.current = { text, commandId: newId() };
      return send({ commandId: tried.current.commandId, doing });
    },
    onSuccess: (now) => {
      tried.current = { text: '', commandId: '' };
      changed(now);
    },
  });
  return {
    pending: isPending,
    problem: error,
    done: isSuccess,
    run: (doing) =>
      mutateAsync(doing).then(
        () => true,
        () => false,
      ),
  };
}
