import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { checkForm, splitPersonal } from '#domain/processes/form.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { figuresOf } from '#domain/visits/answers.ts';
import { questionnaireFor, type Questionnaire } from '#domain/visits/questionnaire.ts';
import { FormRefusal } from '../../platform/http/problem.ts';
import type { VisitChange } from './store.ts';

/** The questionnaire of a visit; a version that is not known is a mistake of whoever asks. */
export function questionsOf(kind: string, version: number): Questionnaire {
  const found = questionnaireFor(kind, version);
  if (found === undefined) throw new Refusal('visit.questionnaire-unknown', { data: { version } });
  return found;
}

/** Checks answers against the questionnaire; throws every fault at once. */
export function checkedAnswers(questionnaire: Questionnaire, values: unknown): FormValues {
  const checked = checkForm(questionnaire.fields, values);
  const faults = checked.faults.filter(isRefused).map((fault) => Refusal.from(fault));
  const [only] = faults;
  if (only === undefined) return checked.values;
  throw faults.length === 1 ? only : new FormRefusal(faults);
}

/** What answers change in the visit's row. */
export function answerColumns(
  questionnaire: Questionnaire,
  answers: FormValues,
): Pick<VisitChange, 'questionnaire' | 'answers' | 'satisfaction' | 'promise_kept' | 'attitude'> {
  const { satisfaction, promiseKept, attitude } = figuresOf(answers);
  return {
    questionnaire: questionnaire.version,
    answers,
    satisfaction,
    promise_kept: promiseKept,
    attitude,
  };
}

/** What the history keeps of answers: the figures in clear, the customer's own words where they can be erased. */
export function answerHistory(
  questionnaire: Questionnaire,
  answers: FormValues,
): { open: FormValues; personal: FormValues } {
  return splitPersonal(questionnaire.fields, answers);
}
