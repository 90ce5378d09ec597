import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { clearColumns, customerExportRoutes, type ClearColumn } from '#contracts/customer-export.ts';
import { saveAnswer } from '#web/lib/api/save-answer.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';

/** Takes the list that was searched for (or every customer) as a file; offered to whoever may export. */
export function ExportCustomers({ text }: { text: string }) {
  const t = useTexts();
  const may = useMay(customerExportRoutes.export.access);
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {t('导出')}
      </Button>
      {open ? <ExportDialog text={text} close={() => setOpen(false)} /> : null}
    </>
  );
}

const columns = Object.keys(clearColumns) as readonly ClearColumn[];

function useExport(text: string, close: () => void) {
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const [clear, setClear] = useState<readonly ClearColumn[]>([]);
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const save = async (): Promise<void> => {
    setPending(true);
    setFailure(null);
    try {
      const words = reason.trim();
      const body = { format, text, clear: [...clear], ...(words === '' ? {} : { reason: words }) };
      await saveAnswer(customerExportRoutes.export, body, `customers.${format}`);
      close();
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setPending(false);
    }
  };
  return { format, setFormat, clear, setClear, reason, setReason, pending, failure, save };
}

function ExportDialog({ text, close }: { text: string; close: () => void }) {
  const t = useTexts();
  const mayUnmask = useMay('customer.unmask');
  const { format, setFormat, clear, setClear, reason, setReason, pending, failure, save } = useExport(
    text,
    close,
  );
  const lacksReason = clear.length > 0 && reason.trim() === '';
  return (
    <TypedDialog
      open
      title={t('导出客户')}
      okText={t('导出并留痕')}
      okButtonProps={{ disabled: lacksReason, loading: pending }}
      onOk={() => void save()}
      onCancel={close}
    >
      <p>{text === '' ? t('导出本单位全部客户。') : t('导出查找“{text}”的结果。', { text })}</p>
      <FormLine label={t('文件格式')}>
        {() => (
          <Radio.Group
            value={format}
            onChange={(event) => setFormat(event.target.value === 'csv' ? 'csv' : 'xlsx')}
            options={[
              { value: 'xlsx', label: 'XLSX' },
              { value: 'csv', label: 'CSV' },
            ]}
          />
        )}
      </FormLine>
      {mayUnmask ? (
        <FormLine label={t('不脱敏的列')} help={t('不选则全部脱敏。')}>
          {() => (
            <Checkbox.Group
              value={[...clear]}
              onChange={(chosen) => setClear(columns.filter((column) => chosen.includes(column)))}
              options={columns.map((column) => ({ value: column, label: t(clearColumns[column]) }))}
            />
          )}
        </FormLine>
      ) : (
        <Alert type="info" showIcon title={t('证件号码、电话和地址以脱敏形式导出。')} />
      )}
      {clear.length > 0 ? (
        <FormLine label={t('导出理由')} required help={t('理由与导出人、时间、行数一并留痕。')}>
          {(ties) => (
            <Input.TextArea
              {...ties}
              rows={2}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </FormLine>
      ) : null}
      <ProblemAlert problem={failure} />
    </TypedDialog>
  );
}
