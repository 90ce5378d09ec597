import { useReducer, useState, type Dispatch } from 'react';
import { refusals, refusalText, type RefusalCode } from '#contracts/refusals.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Channel, ProcessDefinition } from '#domain/processes/definition.ts';
import { currentDefinition } from '#domain/processes/definitions/index.ts';
import { checkForm } from '#domain/processes/form.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { currentLanguage } from '#web/lib/i18n/language.ts';
import { givenValues } from '#web/ui/field-form/field-values.ts';
import type { FieldFormState } from '#web/ui/field-form/use-field-form.ts';
import { emptyIntake, intakeReducer, type Intake, type IntakeAction } from './intake.ts';

export interface IntakeState {
  readonly intake: Intake;
  readonly dispatch: Dispatch<IntakeAction>;
  /** The business chosen; null before. */
  readonly definition: ProcessDefinition | null;
  /** The form of the business, as `FieldForm` draws it. */
  readonly form: FieldFormState;
  /** Failures outside the form, by their field in the contract. */
  readonly faults: Readonly<Record<string, string>>;
  readonly setFaults: (faults: Readonly<Record<string, string>>) => void;
}

/** The state of the intake page. */
export function useIntake(channel: Channel): IntakeState {
  const [intake, dispatch] = useReducer(intakeReducer, null, () => emptyIntake(newId(), channel));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const found = intake.kind === null ? null : currentDefinition(intake.kind);
  const definition = found === null || isRefused(found) ? null : found;
  return {
    intake,
    dispatch,
    definition,
    form: useIntakeForm(intake, definition, dispatch),
    faults,
    setFaults,
  };
}

function useIntakeForm(
  intake: Intake,
  definition: ProcessDefinition | null,
  dispatch: Dispatch<IntakeAction>,
): FieldFormState {
  const [failures, setFailures] = useState<Readonly<Record<string, string>>>({});
  const [attempts, setAttempts] = useState(0);
  const fields = definition?.form ?? [];
  return {
    values: intake.values,
    failures,
    attempts,
    set: (name, value) => {
      dispatch({ do: 'value', name, value });
      setFailures(({ [name]: _, ...rest }) => rest);
    },
    reset: (values) => {
      dispatch({ do: 'values', values });
      setFailures({});
    },
    fail: setFailures,
    check: (nowMs) => {
      const checked = checkForm(fields, givenValues(fields, intake.values), { nowMs });
      setFailures(
        Object.fromEntries(
          checked.faults.map(({ field, refused, data }) => [
            field?.replace(/^form\./, '') ?? '',
            textOf(refused, data ?? {}),
          ]),
        ),
      );
      if (checked.faults.length === 0) return checked.values;
      setAttempts(attempts + 1);
      return null;
    },
  };
}

function textOf(code: string, data: Readonly<Record<string, string | number>>): string {
  return isCode(code) ? refusalText(code, data, currentLanguage()).title : code;
}

function isCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}
