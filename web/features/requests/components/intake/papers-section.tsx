import { PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { documentsNotice } from '#contracts/requests.ts';
import { requiredDocuments } from '#domain/processes/accept.ts';
import type { DocumentRequirement, ProcessDefinition } from '#domain/processes/definition.ts';
import { printAnswer } from '#web/lib/api/print-answer.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FilePicker } from '#web/ui/file-picker/file-picker.tsx';
import { givenValues } from '#web/ui/field-form/field-values.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { requestOf } from '../../intake/request-of.ts';
import type { IntakeState } from '../../intake/use-intake.ts';
import styles from './intake.module.css';

interface Props {
  readonly state: IntakeState;
  readonly definition: ProcessDefinition;
  readonly title: string;
}

/** ④ The papers this form calls for: ticked when received, scanned at once; what is missing is told once and in full. */
export function PapersSection({ state, definition, title }: Props) {
  const t = useTexts();
  const { intake, faults } = state;
  const [problem, setProblem] = useState<unknown>(null);
  const papers = requiredDocuments(definition, givenValues(definition.form, intake.values));
  const missing = papers.filter(({ code }) => !intake.documents.includes(code));
  const print = (): void => {
    setProblem(null);
    printAnswer(documentsNotice, requestOf(intake, definition)).catch(setProblem);
  };
  return (
    <Section
      title={title}
      extra={
        missing.length === 0 ? (
          <span className={styles.faint}>{t('已收齐')}</span>
        ) : (
          <Button size="small" icon={<PrinterOutlined />} onClick={print}>
            {t('打印一次性告知书')}
          </Button>
        )
      }
    >
      {papers.map((paper) => (
        <PaperLine key={paper.code} paper={paper} state={state} />
      ))}
      {faults['documents'] === undefined ? null : (
        <p className={styles.failure} role="alert">
          {faults['documents']}
        </p>
      )}
      <ProblemAlert problem={problem} />
    </Section>
  );
}

function PaperLine({ paper, state }: { paper: DocumentRequirement; state: IntakeState }) {
  const t = useTexts();
  const { intake, dispatch } = state;
  const received = intake.documents.includes(paper.code);
  const scans = intake.papers.filter(({ document }) => document === paper.code);
  return (
    <div className={styles.paper} data-received={received ? 'yes' : 'no'}>
      <Checkbox
        checked={received}
        onChange={(event) => dispatch({ do: 'document', code: paper.code, received: event.target.checked })}
      >
        <strong>{t(paper.title)}</strong>{' '}
        <span className={paper.core === true ? styles.core : styles.faint}>
          {paper.core === true ? t('受理时必备') : t('可容缺后补')}
        </span>
      </Checkbox>
      <span className={styles.paperSample}>{t(paper.sample)}</span>
      <FilePicker
        value={scans.map(({ attachmentId }) => attachmentId)}
        words={{ label: paper.title }}
        onChange={(attachmentIds) => dispatch({ do: 'papers', document: paper.code, attachmentIds })}
      />
    </div>
  );
}
