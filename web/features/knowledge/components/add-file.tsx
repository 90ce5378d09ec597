import { PaperClipOutlined, PictureOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Space } from 'antd';
import { useRef, useState } from 'react';
import { fileSizeMaxBytes, mediaTypes } from '#domain/files/media-type.ts';
import { pictureSizeMaxBytes, pictureTypes } from '#domain/knowledge/article-files.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { uploadFile, type UploadedFile } from '#web/lib/api/upload.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { markdownOf } from '../file-markdown.ts';
import styles from './knowledge.module.css';

interface Props {
  /** Puts Markdown where the writer is. */
  readonly onInsert: (markdown: string) => void;
}

/** Sends a picture or a paper and puts it into the text; a picture is not put in without its words (WCAG 2.2 1.1.1). */
export function AddFile({ onInsert }: Props) {
  const t = useTexts();
  const sending = useSending();
  const [words, setWords] = useState('');
  const { file } = sending;
  const insert = (): void => {
    if (file === null || words.trim() === '') return;
    onInsert(markdownOf(file, words));
    sending.clear();
    setWords('');
  };
  return (
    <div className={styles.addFile}>
      <Space wrap>
        <ChooseButton as="picture" loading={sending.pending} onFile={sending.send} />
        <ChooseButton as="paper" loading={sending.pending} onFile={sending.send} />
        <span className={styles.faint}>
          {t('图片为 JPEG 或 PNG，不超过 5 MB；附件可用 PDF，不超过 20 MB。')}
        </span>
      </Space>
      {file === null ? null : (
        <Space.Compact block>
          <Input
            autoFocus
            aria-label={t('图片或附件的文字说明')}
            maxLength={80}
            placeholder={file.isPicture ? t('图上是什么？写给看不见图片的读者') : t('附件的名称')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onPressEnter={insert}
          />
          <Button type="primary" disabled={words.trim() === ''} onClick={insert}>
            {t('插入正文')}
          </Button>
          <Button onClick={sending.clear}>{t('取消')}</Button>
        </Space.Compact>
      )}
      {sending.fault === null ? null : <Alert type="error" showIcon role="alert" title={sending.fault} />}
      <ProblemAlert problem={sending.problem} />
    </div>
  );
}

function ChooseButton({
  as,
  loading,
  onFile,
}: {
  readonly as: 'picture' | 'paper';
  readonly loading: boolean;
  readonly onFile: (file: File, isPicture: boolean) => void;
}) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const isPicture = as === 'picture';
  const accept = isPicture ? pictureTypes : Object.keys(mediaTypes);
  return (
    <>
      <Button
        icon={isPicture ? <PictureOutlined /> : <PaperClipOutlined />}
        loading={loading}
        onClick={() => input.current?.click()}
      >
        {isPicture ? t('插入图片') : t('插入附件')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept.join(',')}
        aria-label={isPicture ? t('选择图片') : t('选择附件')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file again is a new choice, too.
          event.target.value = '';
          if (file !== undefined) onFile(file, isPicture);
        }}
      />
    </>
  );
}

interface Sent extends UploadedFile {
  readonly isPicture: boolean;
}

function useSending() {
  const t = useTexts();
  const [file, setFile] = useState<Sent | null>(null);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (chosen: File, isPicture: boolean): Promise<void> => {
    const max = isPicture ? pictureSizeMaxBytes : fileSizeMaxBytes;
    const tooLarge = chosen.size > max;
    const facts = { name: chosen.name, limit: max / 1_048_576 };
    setFault(tooLarge ? t('“{name}”超过 {limit} MB，请压缩后再传', facts) : null);
    setProblem(null);
    if (tooLarge) return;
    setPending(true);
    try {
      const words = { attachmentId: newId(), label: '' };
      const sent = await uploadFile({ file: chosen, words, onProgress: () => undefined });
      setFile({ ...sent, isPicture });
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return {
    ...{ file, pending, fault, problem, clear: () => setFile(null) },
    send: (chosen: File, isPicture: boolean) => void send(chosen, isPicture),
  };
}
