import { Select } from 'antd';
import { useState } from 'react';
import { checkImport, importTemplate, listImports } from '#contracts/requests.ts';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { TableUploadForm } from '#web/ui/table-upload/table-upload.tsx';
import { useTableUpload } from '#web/ui/table-upload/use-table-upload.ts';

const routes = { upload: checkImport, list: listImports };

/** Chooses the business and the table; the table is checked at once, nothing is accepted yet. */
export function ImportForm({ onChecked }: { onChecked: (importId: string) => void }) {
  const t = useTexts();
  const [kind, setKind] = useState<string | null>(null);
  const upload = useTableUpload(routes, onChecked);
  return (
    <TableUploadForm
      first={<KindLine kind={kind} onChange={setKind} />}
      fillIn={{
        label: t('② 按模板填写'),
        help: t('第一行是列名，不要改动；第二行是填写样例，填好后删去。'),
      }}
      choose={{
        label: t('③ 选择文件并检查'),
        help: t('XLSX 或 CSV，最多 2 万行；先检查，不会立即受理。'),
        button: t('选择业务表格'),
      }}
      template={kind === null ? null : (format) => addressOf(importTemplate.path, { kind }, { format })}
      upload={upload}
      onFile={(file) => void upload.send(file, { kind: kind ?? '' })}
    />
  );
}

function KindLine({ kind, onChange }: { kind: string | null; onChange: (kind: string) => void }) {
  const t = useTexts();
  const kinds = currentDefinitions().filter(({ channels }) => channels.includes('import'));
  return (
    <FormLine label={t('① 业务种类')} required>
      {(ties) => (
        <Select
          {...ties}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('选择要导入的业务')}
          value={kind}
          options={kinds.map(({ kind: code, title }) => ({ value: code, label: t(title) }))}
          onChange={onChange}
        />
      )}
    </FormLine>
  );
}
