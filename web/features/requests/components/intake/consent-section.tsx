import { Checkbox } from 'antd';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { SignatureField } from '#web/ui/signature-field/signature-field.tsx';
import type { IntakeState } from '../../intake/use-intake.ts';
import styles from './intake.module.css';

interface Props {
  readonly state: IntakeState;
  readonly definition: ProcessDefinition;
  readonly title: string;
}

/** ⑤ Complex business is explained first; the customer's consent goes on record (R-REQ-09). */
export function ConsentSection({ state, definition, title }: Props) {
  const t = useTexts();
  const { intake, dispatch, faults } = state;
  if (definition.complexity.level !== 'complex') return null;
  const lines = definition.complexity.explanation.map((line) => t(line));
  return (
    <Section title={title}>
      <ol className={styles.explanation}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Checkbox
        checked={intake.consent}
        onChange={(event) => dispatch({ do: 'consent', consent: event.target.checked })}
      >
        {t('已逐条说明，客户知悉并同意')}
      </Checkbox>
      <div className={styles.sign}>
        <SignatureField
          confirms={[t('已核对受理内容并同意'), ...lines].join('\n')}
          value={intake.signatureId}
          onChange={(signatureId) => dispatch({ do: 'signed', signatureId })}
        />
      </div>
      {faults['consent'] === undefined ? null : (
        <p className={styles.failure} role="alert">
          {faults['consent']}
        </p>
      )}
    </Section>
  );
}
