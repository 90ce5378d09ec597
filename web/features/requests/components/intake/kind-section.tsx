import { Input, Tooltip, type InputRef } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { channelTitles } from '#domain/processes/titles.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useKeys } from '#web/lib/keyboard/use-keys.ts';
import { byFamily, matching } from '#web/features/processes/families.ts';
import { Section } from '#web/ui/section/section.tsx';
import type { IntakeState } from '../../intake/use-intake.ts';
import { goToSection } from './section-nav.tsx';
import styles from './intake.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** ② What is wanted: families of business side by side; typing narrows, the number key takes. */
export function KindSection({ state, title }: { state: IntakeState; title: string }) {
  const t = useTexts();
  const input = useRef<InputRef>(null);
  const { intake, dispatch, definition } = state;
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const groups = byFamily(matching(currentDefinitions(), typed, t));
  const numbered = groups.flatMap((group) => group.definitions).slice(0, digits.length);
  const choose = (next: ProcessDefinition): void => {
    dispatch({ do: 'kind', definition: next });
    setTyped('');
    setOpen(false);
    // The form is on the page after the next drawing.
    setTimeout(() => goToSection('form'));
  };
  const choosing = definition === null || open;
  useKeys(
    choosing ? Object.fromEntries(numbered.map((one, at) => [digits[at] ?? '', () => choose(one)])) : {},
  );
  const press = (event: KeyboardEvent): void => {
    const first = numbered[0];
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || first === undefined || typed.trim() === '')
      return;
    event.preventDefault();
    choose(first);
  };
  if (!choosing) return <ChosenKind definition={definition} title={title} onChange={() => setOpen(true)} />;
  return (
    <Section
      title={title}
      extra={
        <Input
          ref={input}
          allowClear
          className={styles.kindFilter ?? ''}
          aria-label={t('查找业务')}
          placeholder={t('输入名称，回车选中；或按数字键')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
        />
      }
    >
      <div className={styles.families}>
        {groups.map((group) => (
          <div key={group.family}>
            <h3 className={styles.family}>{t(group.title)}</h3>
            {group.definitions.map((one) => (
              <KindButton
                key={one.kind}
                definition={one}
                number={numbered.indexOf(one) + 1}
                closed={!one.channels.includes(intake.channel)}
                chosen={one.kind === intake.kind}
                onChoose={() => choose(one)}
              />
            ))}
          </div>
        ))}
      </div>
    </Section>
  );
}

interface ButtonProps {
  readonly definition: ProcessDefinition;
  /** 0: has no number key. */
  readonly number: number;
  readonly closed: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function KindButton({ definition, number, closed, chosen, onChoose }: ButtonProps) {
  const t = useTexts();
  const doors = definition.channels.map((channel) => t(channelTitles[channel])).join('、');
  const hint = closed ? t('此渠道不能受理，可用渠道：{doors}', { doors }) : t(definition.summary);
  return (
    <Tooltip title={hint} mouseEnterDelay={0.5}>
      <button
        type="button"
        className={styles.kind}
        data-chosen={chosen ? 'yes' : 'no'}
        disabled={closed}
        onClick={onChoose}
      >
        <kbd className={styles.digit}>{number === 0 ? '' : number}</kbd> {t(definition.title)}
      </button>
    </Tooltip>
  );
}

function ChosenKind({
  definition,
  title,
  onChange,
}: {
  definition: ProcessDefinition;
  title: string;
  onChange: () => void;
}) {
  const t = useTexts();
  return (
    <Section
      title={title}
      extra={
        <button type="button" className={styles.change} onClick={onChange}>
          {t('更换业务')}
        </button>
      }
    >
      <p>
        <strong>{t(definition.title)}</strong> <span className={styles.faint}>{t(definition.summary)}</span>
      </p>
    </Section>
  );
}
