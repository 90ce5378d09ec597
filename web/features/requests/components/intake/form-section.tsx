import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { FieldForm } from '#web/ui/field-form/field-form.tsx';
import { Section } from '#web/ui/section/section.tsx';
import type { IntakeState } from '../../intake/use-intake.ts';

interface Props {
  readonly state: IntakeState;
  readonly definition: ProcessDefinition;
  readonly title: string;
  readonly onSubmit: () => void;
}

/** ③ What the business asks, with a filled-in sample beside it (R-REQ-06). */
export function FormSection({ state, definition, title, onSubmit }: Props) {
  return (
    <Section title={title}>
      <FieldForm fields={definition.form} form={state.form} onSubmit={onSubmit} sample />
    </Section>
  );
}
