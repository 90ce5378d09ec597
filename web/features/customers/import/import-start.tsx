import { customerImportRoutes } from '#contracts/customer-import.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { TableUploadForm } from '#web/ui/table-upload/table-upload.tsx';
import { useTableUpload } from '#web/ui/table-upload/use-table-upload.ts';

/** The template, and the choice of a file. */
export function ImportStart({ onUploaded }: { onUploaded: (importId: string) => void }) {
  const t = useTexts();
  const upload = useTableUpload(customerImportRoutes, onUploaded);
  return (
    <TableUploadForm
      fillIn={{
        label: t('① 按模板填写'),
        help: t('一行是一位客户的一个户号下的一个用电点；同一户号可写多行。'),
      }}
      choose={{
        label: t('② 选择文件并检查'),
        help: t('XLSX 或 CSV，最大 64 MB、30 万行；编码自动识别。'),
        button: t('选择客户表格'),
      }}
      template={(format) => addressOf(customerImportRoutes.template.path, {}, { format })}
      upload={upload}
      onFile={(file) => void upload.send(file)}
    />
  );
}
