import type { SectionId } from '../../intake/sections.ts';
import type { IntakeState } from '../../intake/use-intake.ts';
import type { Preview } from '../../intake/use-preview.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ConfirmSection } from './confirm-section.tsx';
import { ConsentSection } from './consent-section.tsx';
import { CustomerSection } from './customer-section.tsx';
import { FormSection } from './form-section.tsx';
import { KindSection } from './kind-section.tsx';
import { PapersSection } from './papers-section.tsx';
import { sectionTitles } from './section-nav.tsx';
import styles from './intake.module.css';

interface Props {
  readonly state: IntakeState;
  readonly ids: readonly SectionId[];
  readonly preview: Preview | null;
  readonly onSubmit: () => void;
}

const marks = ['①', '②', '③', '④', '⑤', '⑥'] as const;

/** The parts of the intake, one below the other; what depends on the business comes once it is chosen. */
export function IntakeSections({ state, ids, preview, onSubmit }: Props) {
  const t = useTexts();
  return ids.map((id, at) => (
    <div key={id} id={`intake-${id}`} className={styles.section}>
      <Part
        id={id}
        state={state}
        preview={preview}
        title={`${marks[at] ?? ''} ${t(sectionTitles[id])}`}
        onSubmit={onSubmit}
      />
    </div>
  ));
}

interface PartProps extends Omit<Props, 'ids'> {
  readonly id: SectionId;
  readonly title: string;
}

function Part({ id, state, preview, title, onSubmit }: PartProps) {
  const { definition } = state;
  if (id === 'customer') return <CustomerSection state={state} title={title} />;
  if (id === 'kind' || definition === null) return <KindSection state={state} title={title} />;
  const shared = { state, definition, title };
  switch (id) {
    case 'form':
      return <FormSection {...shared} onSubmit={onSubmit} />;
    case 'papers':
      return <PapersSection {...shared} />;
    case 'consent':
      return <ConsentSection {...shared} />;
    case 'confirm':
      return <ConfirmSection {...shared} preview={preview} />;
  }
}
