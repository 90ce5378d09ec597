import { CheckOutlined } from '@ant-design/icons';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { useKeys } from '#web/lib/keyboard/use-keys.ts';
import { KeyHint } from '#web/ui/key-hint/key-hint.tsx';
import type { SectionId, SectionLine } from '../../intake/sections.ts';
import styles from './intake.module.css';

export const sectionTitles: Readonly<Record<SectionId, string>> = {
  customer: zh('客户身份'),
  kind: zh('业务'),
  form: zh('申请内容'),
  papers: zh('材料'),
  consent: zh('说明与同意'),
  confirm: zh('确认受理'),
};

/** Puts the part into sight and the cursor into its first field. */
export function goToSection(id: SectionId): void {
  const part = document.getElementById(`intake-${id}`);
  part?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  const field = part?.querySelector<HTMLElement>(
    'input:not([type=hidden]), textarea, [role=combobox], button',
  );
  field?.focus({ preventScroll: true });
}

/** The parts in the order of asking, with what is done and what comes next; Alt and the number go there. */
export function SectionNav({ lines }: { lines: readonly SectionLine[] }) {
  const t = useTexts();
  useKeys(Object.fromEntries(lines.map(({ id }, at) => [`alt+${at + 1}`, () => goToSection(id)])));
  return (
    <nav className={styles.nav} aria-label={t('受理步骤')}>
      <ol>
        {lines.map(({ id, state }, at) => (
          <li key={id}>
            <button
              type="button"
              className={styles.navLine}
              data-state={state}
              aria-current={state === 'now' ? 'step' : undefined}
              onClick={() => goToSection(id)}
            >
              <span className={styles.navMark}>{state === 'done' ? <CheckOutlined /> : at + 1}</span>
              {t(sectionTitles[id])}
            </button>
          </li>
        ))}
      </ol>
      <p className={styles.navHint}>
        <KeyHint keys={['Alt', '1…6']} /> {t('跳到')}
      </p>
    </nav>
  );
}
