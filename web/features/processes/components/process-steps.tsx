import { teamFunctions } from '#domain/organisation/team-functions.ts';
import type { Action, ProcessDefinition, TaskStep } from '#domain/processes/definition.ts';
import { taskSteps } from '#domain/processes/inside.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './process.module.css';

/** Each step: who acts, what is done, where it leads, and for what it may stand still. */
export function ProcessSteps({ definition }: { definition: ProcessDefinition }) {
  return (
    <ol className={styles.steps}>
      {taskSteps(definition).map(([id, step]) => (
        <li key={id} className={styles.step}>
          <Step definition={definition} step={step} />
        </li>
      ))}
    </ol>
  );
}

function Step({ definition, step }: { definition: ProcessDefinition; step: TaskStep }) {
  const t = useTexts();
  const pauses = (step.pauses ?? []).map(({ title }) => t(title)).join('、');
  return (
    <>
      <h3 className={styles.stepTitle}>
        {t(step.title)} <span className={styles.team}>{t(teamFunctions[step.team])}</span>
      </h3>
      <p>{t(step.does)}</p>
      <ul className={styles.ways}>
        {step.actions.map((action) => (
          <Way key={action.id} definition={definition} action={action} />
        ))}
      </ul>
      {step.checklist === undefined ? null : (
        <p className={styles.faint}>
          {t('逐项确认：{items}', { items: step.checklist.map(({ title }) => t(title)).join('、') })}
        </p>
      )}
      {step.waitsForCustomer === undefined ? null : (
        <p className={styles.faint}>{t('等待客户期间，相关时限停止计时。')}</p>
      )}
      {pauses === '' ? null : <p className={styles.faint}>{t('可挂起：{pauses}', { pauses })}</p>}
    </>
  );
}

function Way({ definition, action }: { definition: ProcessDefinition; action: Action }) {
  const t = useTexts();
  const to = action.to.map((id) => t(definition.steps[id]?.title ?? id)).join('、');
  const fields = (action.fields ?? []).map(({ label }) => t(label)).join('、');
  return (
    <li>
      <strong>{t(action.title)}</strong> → {to}
      {fields === '' ? null : <span className={styles.faint}> {t('填写：{fields}', { fields })}</span>}
      {action.signature === undefined ? null : <span className={styles.faint}> {t('客户签字')}</span>}
    </li>
  );
}
