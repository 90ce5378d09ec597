import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { currentDefinition, currentDefinitions } from '#domain/processes/definitions/index.ts';
import { sampleForm } from '#domain/processes/form.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { FieldValues } from '#web/ui/field-values/field-values.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { ProcessDiagram } from '#web/ui/process-diagram/process-diagram.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { ProcessFacts } from '../components/process-facts.tsx';
import { ProcessList } from '../components/process-list.tsx';
import { ProcessSteps } from '../components/process-steps.tsx';
import { ClockTable, PaperTable } from '../components/process-tables.tsx';
import styles from '../components/process.module.css';

/** The handbook: each business with its steps, papers, form and promises, as the system runs it today. */
export function ProcessPage() {
  const [{ kind = '' }] = useUrlState(['kind']);
  const found = currentDefinition(kind);
  const definition = isRefused(found) ? currentDefinitions()[0] : found;
  return (
    <div className={styles.page}>
      <ProcessList chosen={definition?.kind ?? ''} />
      {definition === undefined ? null : <Handbook definition={definition} />}
    </div>
  );
}

function Handbook({ definition }: { definition: ProcessDefinition }) {
  const t = useTexts();
  return (
    <article className={styles.sheet}>
      <PageHeader
        title={t(definition.title)}
        detail={t(definition.summary)}
        actions={
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('打印')}
          </Button>
        }
      />
      <Section title={t('概况')}>
        <ProcessFacts definition={definition} />
      </Section>
      <Section title={t('时限')} flush>
        <ClockTable definition={definition} />
      </Section>
      <Section title={t('材料')} flush={definition.documents.length > 0}>
        <PaperTable definition={definition} />
      </Section>
      <Section title={t('流程图')}>
        <ProcessDiagram definition={definition} />
      </Section>
      <Section title={t('环节')}>
        <ProcessSteps definition={definition} />
      </Section>
      <Section title={t('受理表单（填写样例）')}>
        <FieldValues fields={definition.form} values={sampleForm(definition.form)} />
      </Section>
    </article>
  );
}
