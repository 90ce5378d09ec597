import { Drawer } from 'antd';
import { useRef, type ComponentType } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useTypedGuard } from '#web/ui/typed-dialog/use-typed-guard.ts';
import type { Verb, VerbContext, VerbName } from '../../verbs/verb.ts';
import { AttachForm } from './attach-form.tsx';
import { CorrectForm } from './correct-form.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { SignatureForm } from './signature-form.tsx';
import { VerbForm, type VerbFormProps } from './verb-form.tsx';

/** Verbs that need more than fields. */
const ownForms: Readonly<Partial<Record<VerbName, ComponentType<VerbFormProps>>>> = {
  'hand-over': HandOverForm,
  attach: AttachForm,
  'record-signature': SignatureForm,
  merge: MergeForm,
  correct: CorrectForm,
};

interface Props {
  /** What is being done; null while nothing is. */
  readonly doing: { readonly verb: Verb; readonly context: VerbContext } | null;
  readonly onClose: () => void;
}

/** The form of a verb beside the order, which stays in sight. */
export function VerbDrawer({ doing, onClose }: Props) {
  const t = useTexts();
  const form = useRef<HTMLDivElement>(null);
  const guard = useTypedGuard(onClose);
  // The plain form keeps what was typed until the verb is done another time; the others ask.
  const asks = doing !== null && ownForms[doing.verb.name] !== undefined;
  const title = doing === null ? '' : t(doing.verb.title);
  return (
    <Drawer
      open={doing !== null}
      onClose={asks ? guard.close : onClose}
      title={title}
      size={480}
      mask={false}
      destroyOnHidden
      // The drawer takes the focus for itself when it opens; the first field shall have it.
      afterOpenChange={(open) => {
        if (open) focusFirst(form.current);
        else guard.reset();
      }}
    >
      <div ref={form} onInput={guard.touch} onChange={guard.touch}>
        {doing === null ? null : (
          <Form {...doing} onClose={onClose} onCancel={asks ? guard.close : onClose} />
        )}
      </div>
    </Drawer>
  );
}

function focusFirst(form: HTMLElement | null): void {
  const first = form?.querySelector<HTMLElement>('input:not([type=file]), textarea, [role=combobox]');
  (first ?? form?.querySelector<HTMLElement>('.ant-btn-primary'))?.focus();
}

interface FormProps {
  readonly verb: Verb;
  readonly context: VerbContext;
  readonly onClose: () => void;
  readonly onCancel: () => void;
}

function Form({ verb, context, onClose, onCancel }: FormProps) {
  const Shown = ownForms[verb.name] ?? VerbForm;
  return <Shown verb={verb} context={context} onDone={onClose} onCancel={onCancel} />;
}
