import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import type { TableUpload } from './use-table-upload.ts';
import styles from './table-upload.module.css';

type TableFormat = 'xlsx' | 'csv';

interface Props {
  /** A choice that comes before the template, a line of its own. */
  readonly first?: ReactNode;
  readonly fillIn: { readonly label: string; readonly help: string };
  readonly choose: { readonly label: string; readonly help: string; readonly button: string };
  /** Where the template is; null while it is not known which. */
  readonly template: ((format: TableFormat) => string) | null;
  readonly upload: TableUpload;
  readonly onFile: (file: File) => void;
}

/** How an import begins: the template to fill in, then the table, which is sent and checked at once. */
export function TableUploadForm({ first, fillIn, choose, template, upload, onFile }: Props) {
  const t = useTexts();
  const { share, failure } = upload;
  return (
    <Section title={t('导入新文件')}>
      <div className={styles.steps}>
        {first}
        <FormLine label={fillIn.label} help={fillIn.help}>
          {() => (
            <div className={styles.buttons}>
              <TemplateButton href={template?.('xlsx')}>{t('下载 XLSX 模板')}</TemplateButton>
              <TemplateButton href={template?.('csv')}>{t('下载 CSV 模板')}</TemplateButton>
            </div>
          )}
        </FormLine>
        <FormLine label={choose.label} help={choose.help}>
          {() => (
            <FileButton
              title={choose.button}
              disabled={template === null}
              pending={share !== null}
              onFile={onFile}
            />
          )}
        </FormLine>
      </div>
      {share === null ? null : (
        <Progress percent={Math.round(share * 100)} size="small" aria-label={t('上传进度')} />
      )}
      <ProblemAlert problem={failure} />
    </Section>
  );
}

function TemplateButton({ href, children }: { href: string | undefined; children: string }) {
  return (
    <Button
      icon={<DownloadOutlined />}
      disabled={href === undefined}
      {...(href === undefined ? {} : { href })}
      download
    >
      {children}
    </Button>
  );
}

interface FileButtonProps {
  readonly title: string;
  readonly disabled: boolean;
  readonly pending: boolean;
  readonly onFile: (file: File) => void;
}

const accepted = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function FileButton({ title, disabled, pending, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
        aria-label={title}
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
        disabled={disabled}
        loading={pending}
        onClick={() => input.current?.click()}
      >
        {title}
      </Button>
    </>
  );
}
