import { CameraOutlined, CloseOutlined, PaperClipOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, type DragEvent } from 'react';
import { bytesText } from '#web/lib/format/quantity.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { acceptedTypes } from './check-file.ts';
import { useUploads, type UploadLine } from './use-uploads.ts';
import type { InputTies } from '../form-line/form-line.tsx';
import styles from './file-picker.module.css';

interface Props extends Partial<InputTies> {
  /** Ids of the attachments so far. */
  readonly value: readonly string[];
  readonly onChange: (attachmentIds: readonly string[]) => void;
  /** Photos only; on a phone the camera opens at once. */
  readonly images?: boolean;
  readonly max?: number;
  /** What goes with each file: which order, what it shows. */
  readonly words?: Readonly<Record<string, string>>;
}

/** Photos and papers, sent as soon as they are chosen, dropped or taken. */
export function FilePicker({ value, onChange, images = false, max = 20, words = {}, ...ties }: Props) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const ids = useRef(value);
  const uploads = useUploads({
    images,
    words,
    onDone: (id) => {
      ids.current = [...ids.current.filter((known) => known !== id), id];
      onChange(ids.current);
    },
  });
  const take = (files: Iterable<File> | null): void =>
    uploads.add([...(files ?? [])].slice(0, Math.max(0, max - ids.current.length)));
  const remove = (id: string): void => {
    uploads.drop(id);
    ids.current = ids.current.filter((known) => known !== id);
    onChange(ids.current);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  return (
    <div className={styles.picker} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={acceptedTypes(images)}
        onChange={(event) => take(event.target.files)}
      />
      <Button
        {...(ties.id === undefined ? {} : { id: ties.id })}
        icon={images ? <CameraOutlined /> : <PaperClipOutlined />}
        disabled={value.length >= max}
        onClick={() => openDialog(input.current)}
      >
        {images ? t('拍照或选择照片') : t('选择文件')}
      </Button>
      <span className={styles.hint}>{t('也可拖到此处；单个不超过 20 MB')}</span>
      <FileList ids={value} uploads={uploads} onRemove={remove} />
    </div>
  );
}

/** The same file again is a new choice, too: an input that still holds it would not tell. */
function openDialog(input: HTMLInputElement | null): void {
  if (input === null) return;
  input.value = '';
  input.click();
}

interface ListProps {
  readonly ids: readonly string[];
  readonly uploads: ReturnType<typeof useUploads>;
  readonly onRemove: (id: string) => void;
}

function FileList({ ids, uploads, onRemove }: ListProps) {
  const t = useTexts();
  const known = ids.filter((id) => !uploads.lines.some((line) => line.id === id));
  return (
    <ul className={styles.list}>
      {known.map((id, at) => (
        <li key={id} className={styles.line}>
          <a href={`/api/files/${id}`} target="_blank" rel="noreferrer">
            {t('附件 {number}', { number: at + 1 })}
          </a>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('移除')}
            onClick={() => onRemove(id)}
          />
        </li>
      ))}
      {uploads.lines.map((line) => (
        <UploadRow
          key={line.id}
          line={line}
          onAgain={() => void uploads.again(line)}
          onRemove={() => onRemove(line.id)}
        />
      ))}
    </ul>
  );
}

function UploadRow({
  line,
  onAgain,
  onRemove,
}: {
  line: UploadLine;
  onAgain: () => void;
  onRemove: () => void;
}) {
  const t = useTexts();
  return (
    <li className={styles.line} data-state={line.state}>
      <span className={styles.name}>{line.file.name}</span>
      <span className={styles.size}>
        {line.state === 'sending' ? `${Math.round(line.share * 100)}%` : bytesText(line.file.size)}
      </span>
      {line.state === 'failed' ? <span className={styles.reason}>{line.reason}</span> : null}
      {line.state === 'failed' ? (
        <Button type="text" size="small" icon={<ReloadOutlined />} aria-label={t('重传')} onClick={onAgain} />
      ) : null}
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('移除')} onClick={onRemove} />
      {line.state === 'sending' ? <progress className={styles.progress} value={line.share} max={1} /> : null}
    </li>
  );
}
