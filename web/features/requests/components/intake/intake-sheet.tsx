import { App } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { fieldFailures } from '#web/lib/api/use-command.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { failuresByField } from '#web/ui/field-form/field-values.ts';
import { useAutosave } from '../../drafts/use-autosave.ts';
import { intakeTitle } from '../../intake/intake-title.ts';
import { sectionLines, sectionOfField, type SectionId } from '../../intake/sections.ts';
import type { Accepting, Refusing } from '../../intake/use-accept.ts';
import { useBeginning } from '../../intake/use-beginning.ts';
import type { IntakeState } from '../../intake/use-intake.ts';
import { usePreview } from '../../intake/use-preview.ts';
import { AcceptBar } from './accept-bar.tsx';
import { IntakeHead } from './intake-head.tsx';
import { IntakeSections } from './intake-sections.tsx';
import { goToSection, SectionNav, sectionTitles } from './section-nav.tsx';
import { SplitNote } from './split-note.tsx';
import styles from './intake.module.css';

interface Props {
  readonly state: IntakeState;
  readonly accepting: Accepting;
  readonly onClear: () => void;
}

/** The intake while it is being filled in. */
export function IntakeSheet({ state, accepting, onClear }: Props) {
  const t = useTexts();
  const nowMs = useNow();
  const { message } = App.useApp();
  const { intake, dispatch, definition } = state;
  const [, setAddress] = useUrlState(['draft']);
  const saved = useAutosave(intake, intakeTitle(intake, definition, t), !accepting.pending);
  const preview = usePreview(intake, definition);
  const lines = sectionLines(definition, intake, nowMs);
  const open = lines.filter(({ id, state: how }) => how !== 'done' && id !== 'confirm');
  useBeginning({
    dispatch,
    onMissing: () => void message.info(t('这份草稿已经提交或删除。')),
  });
  useShownFailures(state, accepting.failure);
  const [refusing, beginRefusing] = useRefusing(state, accepting);

  const hand = async (refusal?: Refusing): Promise<void> => {
    const first = open[0];
    if (definition === null || accepting.pending) return;
    // A refusal needs no more than what is known; an acceptance needs everything.
    if (refusal === undefined && (state.form.check(nowMs) === null || first !== undefined)) {
      if (first !== undefined) goToSection(first.id);
      return;
    }
    state.setFaults({});
    await accepting.run(intake, definition, refusal);
  };
  return (
    <>
      <IntakeHead
        intake={intake}
        saved={saved}
        onChannel={(channel) => dispatch({ do: 'channel', channel })}
        onOpenDraft={(draft) => setAddress({ draft })}
        onClear={onClear}
      />
      <div className={styles.columns}>
        <SectionNav lines={lines} />
        <div className={styles.sections}>
          <SplitNote state={state} />
          <IntakeSections
            state={state}
            ids={lines.map(({ id }) => id)}
            preview={preview}
            onSubmit={() => void hand()}
          />
          {definition === null ? null : (
            <AcceptBar
              open={open.map(({ id }) => t(sectionTitles[id]))}
              pending={accepting.pending}
              failure={accepting.failure}
              shownFields={Object.keys(fieldFailures(accepting.failure)).filter((field) => isShown(field))}
              refusing={refusing}
              onAccept={() => void hand()}
              onRefusing={beginRefusing}
              onRefuse={(refusal) => void hand(refusal)}
            />
          )}
        </div>
      </div>
    </>
  );
}

/** Whether a failure of this field is told beside the field itself. */
function isShown(field: string): boolean {
  return sectionOfField(field) !== 'confirm';
}

/** The server's failures go to their fields, and the first of them into sight. */
function useShownFailures(state: IntakeState, failure: Error | null): void {
  const show = useEffectEvent((error: Error) => {
    const failures = fieldFailures(error);
    state.setFaults(failures);
    state.form.fail(failuresByField(failures));
    const sections = Object.keys(failures).map((field): SectionId => sectionOfField(field));
    const first = sections.find((id) => id !== 'confirm');
    if (first !== undefined) goToSection(first);
  });
  useEffect(() => {
    if (failure !== null) show(failure);
  }, [failure]);
}

/** Whether the reason of a refusal is being written, and how to begin: what an acceptance lacked is then no fault. */
function useRefusing(state: IntakeState, accepting: Accepting): [boolean, (begins: boolean) => void] {
  const [refusing, setRefusing] = useState(false);
  const begin = (begins: boolean): void => {
    setRefusing(begins);
    if (!begins) return;
    state.form.fail({});
    state.setFaults({});
    accepting.forget();
  };
  return [refusing, begin];
}
