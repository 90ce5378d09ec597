import { isRefused } from '#domain/kernel/refusal.ts';
import { currentDefinition } from '#domain/processes/definitions/index.ts';
import { listImports } from '#contracts/requests.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import type { Column } from '#web/ui/list-page/list-table.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { ImportForm } from '../components/import/import-form.tsx';
import { ImportResult } from '../components/import/import-result.tsx';
import { importStates, type ImportLine } from '../imports/import-state.ts';

/** Requests by the table: check first, then accept; what was imported before stands below. */
export function ImportPage() {
  const t = useTexts();
  const [{ import: importId }, set] = useUrlState(['import', 'rows']);
  return (
    <ListPage
      title={t('批量导入')}
      detail={t('先检查，后受理：有错的行一行都不会写入。')}
      contract={listImports}
      columns={columns(t)}
      news={['import']}
      rowKey={(row) => row.importId}
      open={(row) => `/imports?import=${row.importId}`}
      empty={{ title: t('还没有导入记录'), text: t('选择业务、下载模板、填写后导入。') }}
    >
      <ImportForm onChecked={(checked) => set({ import: checked, rows: '' })} />
      {importId === undefined ? null : <ImportResult key={importId} importId={importId} />}
      <div style={{ height: '0.9rem' }} />
    </ListPage>
  );
}

function columns(t: Texts): readonly Column<ImportLine>[] {
  return [
    { key: 'file', title: t('文件'), render: (row) => row.fileName },
    { key: 'kind', title: t('业务'), render: (row) => t(kindTitle(row.kind)) },
    {
      key: 'state',
      title: t('状态'),
      render: (row) => {
        const [words, tone] = importStates[row.status];
        return <StateTag tone={tone}>{t(words)}</StateTag>;
      },
    },
    {
      key: 'rows',
      title: t('行数'),
      render: (row) => t('{total} 行，错 {bad}', { total: row.rowsTotal, bad: row.rowsBad }),
    },
    { key: 'done', title: t('已受理'), align: 'right', render: (row) => row.rowsDone },
    { key: 'at', title: t('时间'), render: (row) => timeText(row.createdAt) },
  ];
}

function kindTitle(kind: string): string {
  const definition = currentDefinition(kind);
  return isRefused(definition) ? kind : definition.title;
}
