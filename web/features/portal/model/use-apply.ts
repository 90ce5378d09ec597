import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Static } from 'typebox';
import { guestPreview, guestSubmit, type OnlineAccepted } from '#contracts/portal.ts';
import { ownPreview, ownSubmit } from '#contracts/portal-customer.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { onlineForm, phoneCheck, phoneInForm } from '#domain/portal/online-request.ts';
import { call } from '#web/lib/api/call.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { fieldFailures } from '#web/lib/api/use-command.ts';
import { failuresByField, givenValues } from '#web/ui/field-form/field-values.ts';
import { useFieldForm, type FieldFormState } from '#web/ui/field-form/use-field-form.ts';
import type { Paper } from '../components/paper-upload.tsx';
import { forgetForm, loadForm, saveForm } from './draft.ts';
import type { Me } from './me.ts';
import { solvedProof } from './proof.ts';

export type Accepted = Static<typeof OnlineAccepted>;

interface Given {
  readonly definition: ProcessDefinition;
  readonly unit: string;
  readonly me: Me | null;
}

/** A pass and the phone it was given for: another phone needs another. */
export interface HeldPass {
  readonly pass: string;
  readonly phone: string;
}

/** What the file of the signed-in customer knows already. */
function known(definition: ProcessDefinition, me: Me | null): FormValues {
  const account = me?.accounts.find(({ accountId }) => accountId === me.currentAccountId) ?? me?.accounts[0];
  const hasField = definition.form.some(({ name }) => name === 'accountNumber');
  return account === undefined || !hasField ? {} : { accountNumber: account.accountNo };
}

const savePauseMs = 600;

interface Kept {
  readonly unit: string;
  readonly kind: string;
  readonly orderId: string;
  readonly sent: boolean;
}

function useKept({ unit, kind, orderId, sent }: Kept, { values }: FieldFormState) {
  useEffect(() => {
    if (sent || Object.keys(values).length === 0) return undefined;
    const save = (): void =>
      saveForm(localStorage, { unit, kind }, { orderId, values, savedAtMs: Date.now() });
    const timer = setTimeout(save, savePauseMs);
    return () => clearTimeout(timer);
  }, [unit, kind, orderId, values, sent]);
}

/** The papers uploaded so far. */
function usePapers() {
  const [papers, setPapers] = useState<readonly Paper[]>([]);
  return {
    papers,
    addPaper: (paper: Paper) => setPapers((before) => [...before, paper]),
    removePaper: (id: string) =>
      setPapers((before) => before.filter(({ attachmentId }) => attachmentId !== id)),
    noPapers: () => setPapers([]),
  };
}

/** A request on its way: the form, the papers, the phone, what will be promised, and the sending. */
export function useApply({ definition, unit, me }: Given) {
  const at = { unit, kind: definition.kind };
  const [begun] = useState(() => loadForm(localStorage, { ...at, nowMs: Date.now() }));
  const [orderId, setOrderId] = useState(() => begun?.orderId ?? newId());
  const fields = onlineForm(definition);
  const form = useFieldForm({ fields, initial: begun?.values ?? known(definition, me) });
  const { papers, noPapers, ...changePapers } = usePapers();
  const [consent, setConsent] = useState(false);
  const [held, setHeld] = useState<HeldPass | null>(null);
  const [phone, values] = [phoneInForm(form.values), givenValues(fields, form.values)];
  const needsCode = me === null && phoneCheck(definition, values) === 'required';
  const pass = held !== null && held.phone === phone ? held.pass : null;
  const requestOf = (given: FormValues) => ({
    orderId,
    kind: definition.kind,
    values: { ...given },
    documents: [...new Set(papers.map(({ document }) => document).filter((code) => code !== ''))],
    attachmentIds: papers.map(({ attachmentId }) => attachmentId),
    ...(definition.complexity.level === 'complex' ? { consent } : {}),
  });
  const sending = useMutation({
    mutationFn: async (given: FormValues): Promise<Accepted> => {
      const request = requestOf(given);
      if (me !== null) return call(ownSubmit, { body: request }, { mayAskToSignIn: false });
      const body = { unit, request, proof: await solvedProof(), ...(pass === null ? {} : { pass }) };
      return call(guestSubmit, { body });
    },
    onSuccess: () => forgetForm(localStorage, at),
    onError: (error) => form.fail(failuresByField(fieldFailures(error))),
  });
  useKept({ ...at, orderId, sent: sending.isSuccess }, form);
  const preview = useQuery({
    queryKey: ['portal-preview', definition.kind, unit, pass, me !== null],
    queryFn: () =>
      me === null
        ? call(guestPreview, {
            body: { unit, request: requestOf(values), ...(pass === null ? {} : { pass }) },
          })
        : call(ownPreview, { body: requestOf(values) }),
    retry: false,
  });
  return {
    fields,
    form,
    orderId,
    papers,
    ...changePapers,
    consent,
    setConsent,
    phone,
    needsCode,
    hasPass: pass !== null,
    setHeld,
    preview: preview.data,
    isDraft: begun !== null,
    startOver: () => {
      forgetForm(localStorage, at);
      form.reset({});
      noPapers();
      setOrderId(newId());
    },
    send: () => {
      const given = form.check(Date.now());
      if (given !== null) sending.mutate(given);
    },
    pending: sending.isPending,
    problem: sending.error,
    accepted: sending.data ?? null,
  };
}

export type Apply = ReturnType<typeof useApply>;
