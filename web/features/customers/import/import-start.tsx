import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { customerImportRoutes, type CustomerImport } from '#contracts/customer-import.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { uploadTo } from '#web/lib/api/upload.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import styles from './import.module.css';

/** Sends a file with an id of its own; what went wrong stays on the screen. */
function useUpload(onUploaded: (importId: string) => void) {
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const send = async (file: File): Promise<void> => {
    setFailure(null);
    setShare(0);
    try {
      const { upload, list } = customerImportRoutes;
      const words = { importId: newId() };
      const made = await uploadTo<CustomerImport>(addressOf(upload.path), {
        file,
        words,
        onProgress: setShare,
      });
      await client.invalidateQueries({ queryKey: ['read', list.path] });
      onUploaded(made.importId);
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setShare(null);
    }
  };
  return { send, share, failure };
}

/** The template, and the choice of a file. */
export function ImportStart({ onUploaded }: { onUploaded: (importId: string) => void }) {
  const t = useTexts();
  const { send, share, failure } = useUpload(onUploaded);
  const template = (format: 'csv' | 'xlsx') => addressOf(customerImportRoutes.template.path, {}, { format });
  return (
    <Section title={t('导入新文件')}>
      <div className={styles.start}>
        <FormLine
          label={t('① 按模板填写')}
          help={t('一行是一位客户的一个户号下的一个用电点；同一户号可写多行。')}
        >
          {() => (
            <div className={styles.buttons}>
              <Button icon={<DownloadOutlined />} href={template('xlsx')} download>
                {t('下载 XLSX 模板')}
              </Button>
              <Button icon={<DownloadOutlined />} href={template('csv')} download>
                {t('下载 CSV 模板')}
              </Button>
            </div>
          )}
        </FormLine>
        <FormLine label={t('② 选择文件并检查')} help={t('XLSX 或 CSV，最大 64 MB、30 万行；编码自动识别。')}>
          {() => <FileButton pending={share !== null} onFile={(file) => void send(file)} />}
        </FormLine>
      </div>
      {share === null ? null : (
        <Progress percent={Math.round(share * 100)} size="small" aria-label={t('上传进度')} />
      )}
      <ProblemAlert problem={failure} />
    </Section>
  );
}

function FileButton({ pending, onFile }: { pending: boolean; onFile: (file: File) => void }) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={t('选择客户表格')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
          // The mended file has the same name: choosing it again is a new choice.
          event.target.value = '';
        }}
      />
      <Button
        type="primary"
        icon={<UploadOutlined />}
        loading={pending}
        onClick={() => input.current?.click()}
      >
        {t('选择客户表格')}
      </Button>
    </>
  );
}
