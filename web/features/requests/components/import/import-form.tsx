import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { checkImport, importTemplate, listImports } from '#contracts/requests.ts';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { decodeCsv } from '../../imports/decode-csv.ts';
import styles from './import.module.css';

const longestBytes = 10_000_000;

/** Chooses the business and the table; the table is checked at once, nothing is accepted yet. */
export function ImportForm({ onChecked }: { onChecked: (importId: string) => void }) {
  const t = useTexts();
  const [kind, setKind] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const checking = useCommand(checkImport, {
    touches: [listImports],
    done: ({ importId }) => onChecked(importId),
  });
  const kinds = currentDefinitions().filter(({ channels }) => channels.includes('import'));
  const read = async (file: File): Promise<void> => {
    if (kind === null) return;
    setFault(null);
    if (file.size > longestBytes) {
      setFault(t('文件超过 10 MB，请分成几个文件。'));
      return;
    }
    const { text } = decodeCsv(new Uint8Array(await file.arrayBuffer()));
    await checking.run({ body: { importId: newId(), kind, fileName: file.name.slice(0, 200), csv: text } });
  };
  return (
    <Section title={t('导入新文件')}>
      <div className={styles.form}>
        <FormLine label={t('① 业务种类')} required>
          {(ties) => (
            <Select
              {...ties}
              style={{ width: '100%' }}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('选择要导入的业务')}
              value={kind}
              options={kinds.map(({ kind: code, title }) => ({ value: code, label: t(title) }))}
              onChange={setKind}
            />
          )}
        </FormLine>
        <FormLine
          label={t('② 按模板填写')}
          help={t('第一行是列名，不要改动；第二行是填写样例，填好后删去。')}
        >
          {() => (
            <Button
              icon={<DownloadOutlined />}
              disabled={kind === null}
              {...(kind === null ? {} : { href: addressOf(importTemplate.path, { kind }) })}
              download
            >
              {t('下载模板')}
            </Button>
          )}
        </FormLine>
        <FormLine
          label={t('③ 选择文件并检查')}
          help={t('CSV，UTF-8 或 GB18030 编码均可；先检查，不会立即受理。')}
          failure={fault ?? undefined}
        >
          {() => (
            <FileButton
              disabled={kind === null}
              pending={checking.pending}
              onFile={(file) => void read(file)}
            />
          )}
        </FormLine>
      </div>
      <ProblemAlert problem={checking.failure} />
    </Section>
  );
}

interface FileButtonProps {
  readonly disabled: boolean;
  readonly pending: boolean;
  readonly onFile: (file: File) => void;
}

function FileButton({ disabled, pending, onFile }: FileButtonProps) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,text/csv"
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
        {t('选择 CSV 文件')}
      </Button>
    </>
  );
}
