import { useEffect, useRef } from 'react';
import type { FormValues } from '#domain/processes/field.ts';
import { forgetDraft, loadDraft, saveDraft } from './draft-store.ts';

/** The part of a form's state that is kept: what was typed, and a way to put it back. */
interface Kept {
  readonly values: FormValues;
  readonly reset: (values: FormValues) => void;
}

interface Options {
  /** Names the form: the case, the task, the action. */
  readonly id: string;
  readonly title: string;
  readonly staffId: string;
}

const pauseMs = 700;

/**
 * Keeps what is typed into a form in this browser and puts it back when the form is opened again (design idea 6).
 * Answers a function that forgets it, for when it was sent.
 */
export function useKeptForm({ id, title, staffId }: Options, form: Kept): () => void {
  const { values } = form;
  const touched = useRef(false);
  const done = useRef(false);
  const reset = useRef(form.reset);
  useEffect(() => {
    reset.current = form.reset;
  });
  useEffect(() => {
    let gone = false;
    // A browser that stores nothing keeps nothing; the form works all the same.
    const load = loadDraft(id, readValues).catch(() => null);
    void load.then((draft) => {
      if (!gone && !touched.current && draft?.staffId === staffId) reset.current(draft.content);
    });
    return () => {
      gone = true;
    };
  }, [id, staffId]);
  useEffect(() => {
    if (Object.keys(values).length === 0 || done.current) return undefined;
    touched.current = true;
    const timer = setTimeout(() => {
      const draft = { id, kind: 'form', title, content: values, savedAtMs: Date.now(), staffId };
      void saveDraft(draft).catch(() => undefined);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [id, title, staffId, values]);
  return () => {
    done.current = true;
    void forgetDraft(id).catch(() => undefined);
  };
}

/** Form values as they were kept, or null where something else lies there. */
export function readValues(content: unknown): FormValues | null {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const good = Object.values(content).every((value) => isFieldValue(value));
  return good ? (content as FormValues) : null;
}

function isFieldValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value);
}
