import { customerImportRoutes, type CustomerImport } from '#contracts/customer-import.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import type { Column } from '#web/ui/list-page/list-table.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { importStateWords } from './import-progress.ts';
import { ImportStart } from './import-start.tsx';
import { ImportState } from './import-state.tsx';

/** Customers by the table: check first, then import; what was imported before stands below. */
export function CustomerImportPage() {
  const t = useTexts();
  const [{ import: importId }, set] = useUrlState(['import']);
  return (
    <ListPage
      title={t('导入客户')}
      detail={t('先检查，后导入：检查不写入任何档案。')}
      contract={customerImportRoutes.list}
      columns={columns(t)}
      news={['import']}
      rowKey={(row) => row.importId}
      open={(row) => `/customer-import?import=${row.importId}`}
      empty={{ title: t('还没有导入记录'), text: t('下载模板，填写后选择文件检查。') }}
    >
      <ImportStart onUploaded={(uploaded) => set({ import: uploaded })} />
      {importId === undefined ? null : <ImportState key={importId} importId={importId} />}
      <div style={{ height: '0.9rem' }} />
    </ListPage>
  );
}

function columns(t: Texts): readonly Column<CustomerImport>[] {
  return [
    { key: 'file', title: t('文件'), render: (row) => row.fileName },
    {
      key: 'state',
      title: t('状态'),
      render: (row) => {
        const [words, tone] = importStateWords[row.status];
        return <StateTag tone={tone}>{t(words)}</StateTag>;
      },
    },
    {
      key: 'rows',
      title: t('行数'),
      render: (row) => t('{total} 行，错 {bad}', { total: row.rowsTotal, bad: row.rowsBad }),
    },
    { key: 'made', title: t('新建客户数'), align: 'right', render: (row) => row.customersMade },
    { key: 'who', title: t('导入人'), render: (row) => row.staffName },
    { key: 'at', title: t('时间'), render: (row) => timeText(row.createdAt) },
  ];
}
