import { useState } from 'react';
import { refusals, refusalText, type RefusalCode } from '#contracts/refusals.ts';
import { checkForm } from '#domain/processes/form.ts';
import type { Field, FieldValue, FormValues } from '#domain/processes/field.ts';
import { currentLanguage } from '#web/lib/i18n/language.ts';
import { givenValues } from './field-values.ts';

export interface FieldFormState {
  /** Everything typed so far, hidden fields included. */
  readonly values: FormValues;
  readonly failures: Readonly<Record<string, string>>;
  /** Grows with every check that found something; the form then goes to the first field to mend. */
  readonly attempts?: number;
  readonly set: (name: string, value: FieldValue | undefined) => void;
  /** Replaces everything: a draft that was found, an answer cleared. */
  readonly reset: (values: FormValues) => void;
  /** The server's failures by field name. */
  readonly fail: (failures: Readonly<Record<string, string>>) => void;
  /** The values to send when all is well, else null, with the failures at their fields. The same rules as the server's. */
  readonly check: (nowMs: number) => FormValues | null;
}

interface Options {
  readonly fields: readonly Field[];
  readonly initial?: FormValues;
  /** Values known from earlier in the order. */
  readonly known?: FormValues;
}

/** The state of a form drawn from fields. A failure at a field goes as soon as the field is changed. */
export function useFieldForm({ fields, initial = {}, known = {} }: Options): FieldFormState {
  const [values, setValues] = useState<FormValues>(initial);
  const [failures, setFailures] = useState<Readonly<Record<string, string>>>({});
  const [attempts, setAttempts] = useState(0);
  const set = (name: string, value: FieldValue | undefined): void => {
    setValues((before) => without(before, name, value));
    setFailures(({ [name]: _, ...rest }) => rest);
  };
  const check = (nowMs: number): FormValues | null => {
    const checked = checkForm(fields, givenValues(fields, values, known), { nowMs, known });
    setFailures(
      Object.fromEntries(
        checked.faults.map((fault) => [
          fault.field?.replace(/^form\./, '') ?? '',
          faultText(fault.refused, fault.data),
        ]),
      ),
    );
    if (checked.faults.length === 0) return checked.values;
    setAttempts((before) => before + 1);
    return null;
  };
  return {
    values,
    failures,
    attempts,
    set,
    reset: (next) => {
      setValues(next);
      setFailures({});
    },
    fail: (next) => {
      setFailures(next);
      if (Object.keys(next).length > 0) setAttempts((before) => before + 1);
    },
    check,
  };
}

function without(before: FormValues, name: string, value: FieldValue | undefined): FormValues {
  if (value !== undefined) return { ...before, [name]: value };
  const { [name]: _, ...rest } = before;
  return rest;
}

function faultText(code: string, data: Readonly<Record<string, string | number>> = {}): string {
  return isKnown(code) ? refusalText(code, data, currentLanguage()).title : code;
}

function isKnown(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}
