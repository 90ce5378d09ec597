import { DownloadOutlined, FilePdfOutlined, PictureOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { downloadFile, previewFile } from '#contracts/files.ts';
import { mediaTypes, isMediaType } from '#domain/files/media-type.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { bytesText } from '#web/lib/format/quantity.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { Section } from '#web/ui/section/section.tsx';
import type { Order } from '../../order.ts';
import styles from './order-page.module.css';

type File = Order['attachments'][number];

/** Photos and papers of the case: looked at in a frame that runs nothing, or saved. */
export function FilesPanel({ files }: { files: readonly File[] }) {
  const t = useTexts();
  const may = useMay('file.view');
  const [shown, setShown] = useState<File | null>(null);
  if (files.length === 0) return null;
  return (
    <Section title={t('附件')} extra={<span className={styles.faint}>{files.length}</span>}>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.attachmentId} className={styles.file}>
            {file.mediaType === 'application/pdf' ? <FilePdfOutlined /> : <PictureOutlined />}
            <span className={styles.fileName}>
              {may && hasPreview(file) ? (
                <button type="button" className={styles.textButton} onClick={() => setShown(file)}>
                  {file.label === '' ? file.fileName : t(file.label)}
                </button>
              ) : (
                file.label || file.fileName
              )}
              <span className={styles.faint}>
                {bytesText(file.sizeBytes)} · {timeText(file.addedAt)}
              </span>
            </span>
            {may ? (
              <Button
                type="text"
                size="small"
                icon={<DownloadOutlined />}
                aria-label={t('下载 {name}', { name: file.fileName })}
                href={addressOf(downloadFile.path, { attachmentId: file.attachmentId })}
                download
              />
            ) : null}
          </li>
        ))}
      </ul>
      <Modal
        open={shown !== null}
        title={shown?.fileName ?? ''}
        footer={null}
        width={900}
        destroyOnHidden
        onCancel={() => setShown(null)}
      >
        {shown === null ? null : (
          <iframe
            className={styles.preview}
            title={shown.fileName}
            src={addressOf(previewFile.path, { attachmentId: shown.attachmentId })}
          />
        )}
      </Modal>
    </Section>
  );
}

function hasPreview({ mediaType }: File): boolean {
  return isMediaType(mediaType) && mediaTypes[mediaType].preview;
}
