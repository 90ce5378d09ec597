import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import type { ChannelTemplate } from '#domain/notices/render.ts';
import { useLanguage, useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { readDraft, withField, type DraftReading, type TemplateKey } from '../template-draft.ts';
import type { TemplateFile } from '../words.ts';
import { DraftPreview } from './draft-preview.tsx';
import { FieldChips } from './field-chips.tsx';
import { NewerVersion } from './newer-version.tsx';
import { TemplateButtons } from './template-buttons.tsx';
import styles from './notices.module.css';

interface Props {
  readonly title: string;
  readonly chosen: TemplateKey;
  readonly file: TemplateFile;
}

/** Edits one text: placeholders at a press, its length and its preview while it is typed, and back to the code's own. */
export function TemplateEditor({ title, chosen, file }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const area = useRef<TextAreaRef>(null);
  const { draft, setDraft, edited, setEdited, take } = useDraft(file);
  const insert = (field: string): void =>
    insertAt(area.current, field, (body) => setDraft({ ...draft, body }));
  const reading = readDraft(chosen, draft, language);
  return (
    <Section title={title} extra={<VersionTag current={file.current} />}>
      <div className={styles.editor}>
        {file.current.version === edited ? null : (
          <NewerVersion current={file.current} onTake={take} onKeep={() => setEdited(file.current.version)} />
        )}
        {draft.subject === null ? null : (
          <FormLine label={t('标题')} required failure={failureAt(reading, 'subject')}>
            {(ties) => (
              <Input
                {...ties}
                maxLength={500}
                value={draft.subject ?? ''}
                onChange={(event) => setDraft({ ...draft, subject: event.target.value })}
              />
            )}
          </FormLine>
        )}
        <FormLine
          label={t('正文')}
          required
          failure={failureAt(reading, 'body')}
          help={lengthText(reading, t)}
        >
          {(ties) => (
            <Input.TextArea
              {...ties}
              ref={area}
              autoSize={{ minRows: 4, maxRows: 16 }}
              maxLength={5000}
              value={draft.body}
              onChange={(event) => setDraft({ ...draft, body: event.target.value })}
            />
          )}
        </FormLine>
        <FieldChips fields={file.fields} onInsert={insert} />
        <DraftPreview channel={chosen.channel} reading={reading} />
        <TemplateButtons
          chosen={chosen}
          own={file.current.own}
          edited={edited}
          draft={draft}
          ready={reading.failure === null && !isSame(draft, file.current)}
          onSaved={take}
        />
      </div>
    </Section>
  );
}

/** The text being typed, and the version it was made from. */
function useDraft({ current }: TemplateFile) {
  const [draft, setDraft] = useState<ChannelTemplate>(() => textOf(current));
  const [edited, setEdited] = useState(current.version);
  const take = (newest: TemplateFile['current']): void => {
    setDraft(textOf(newest));
    setEdited(newest.version);
  };
  return { draft, setDraft, edited, setEdited, take };
}

/** Puts a placeholder where the cursor stands, and the cursor behind it. */
function insertAt(area: TextAreaRef | null, field: string, change: (body: string) => void): void {
  const element = area?.resizableTextArea?.textArea;
  if (element === undefined) return;
  const { text, at } = withField(element.value, field, {
    start: element.selectionStart,
    end: element.selectionEnd,
  });
  change(text);
  requestAnimationFrame(() => {
    element.focus();
    element.setSelectionRange(at, at);
  });
}

function VersionTag({ current }: { current: TemplateFile['current'] }) {
  const t = useTexts();
  return (
    <StateTag tone={current.own ? 'active' : 'calm'}>
      {current.own ? t('本单位文本，第 {count} 版', { count: current.version }) : t('默认文本')}
    </StateTag>
  );
}

function textOf({ subject, body }: ChannelTemplate): ChannelTemplate {
  return { subject, body };
}

function isSame(a: ChannelTemplate, b: ChannelTemplate): boolean {
  return a.body === b.body && a.subject === b.subject;
}

function failureAt({ failure }: DraftReading, field: string): string | undefined {
  return failure?.field === field ? failure.text : undefined;
}

function lengthText(reading: DraftReading, t: Texts): string {
  const length = t('按样例填好后 {count} 个字', { count: reading.length });
  return reading.parts === 0 ? length : `${length} · ${t('计 {count} 条短信', { count: reading.parts })}`;
}
