import { App, Button, Popconfirm } from 'antd';
import { listTemplates, readTemplate, saveTemplate } from '#contracts/notices.ts';
import type { ChannelTemplate } from '#domain/notices/render.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import type { TemplateKey } from '../template-draft.ts';
import type { TemplateLine } from '../words.ts';
import styles from './notices.module.css';

interface Props {
  readonly chosen: TemplateKey;
  /** The unit has a text of its own to take back. */
  readonly own: boolean;
  /** The version the draft was made from. */
  readonly edited: number;
  readonly draft: ChannelTemplate;
  readonly ready: boolean;
  readonly onSaved: (line: TemplateLine) => void;
}

/** Saves the draft as the unit's own text, or goes back to the text of the code. */
export function TemplateButtons({ chosen, own, edited, draft, ready, onSaved }: Props) {
  const t = useTexts();
  const { message } = App.useApp();
  const saving = useCommand(saveTemplate, {
    touches: [listTemplates, readTemplate],
    done: (line) => {
      onSaved(line);
      void message.success(t('已保存'));
    },
  });
  const send = (text: ChannelTemplate | null): unknown =>
    saving.run({ params: chosen, body: { editedVersion: edited, text: text === null ? null : { ...text } } });
  return (
    <>
      <ProblemAlert problem={saving.failure} />
      <div className={styles.buttons}>
        <Button type="primary" loading={saving.pending} disabled={!ready} onClick={() => send(draft)}>
          {t('保存')}
        </Button>
        {own ? (
          <Popconfirm
            title={t('恢复默认文本？')}
            description={t('本单位的文本仍留在历次修改中。')}
            okText={t('恢复默认')}
            cancelText={t('不')}
            onConfirm={() => send(null)}
          >
            <Button>{t('恢复默认')}</Button>
          </Popconfirm>
        ) : null}
      </div>
    </>
  );
}
