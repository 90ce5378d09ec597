import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { customerImportRoutes } from '#contracts/customer-import.ts';
import type { Static } from 'typebox';
import { addressOf } from '#web/lib/api/address.ts';
import { useReadPages } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import styles from './import.module.css';

type FaultyRow = Static<(typeof customerImportRoutes.faults)['response']>['items'][number];

/** The faulty rows as the user's own table numbers them, with every fault by column. */
export function ImportFaults({ importId }: { importId: string }) {
  const t = useTexts();
  const pages = useReadPages<FaultyRow>(
    customerImportRoutes.faults,
    { params: { importId } },
    { news: ['import'] },
  );
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (pages.isError) return <ProblemState small problem={pages.error} />;
  if (rows.length === 0) return null;
  return (
    <section className={styles.faults} aria-label={t('有错的行')}>
      <div className={styles.buttons}>
        <DownloadButton importId={importId} format="xlsx" title={t('下载错误行（XLSX）')} />
        <DownloadButton importId={importId} format="csv" title={t('下载错误行（CSV）')} />
      </div>
      <p className={styles.faint}>{t('每行附有错误说明；改正后可直接作为新文件导入。')}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('行')}</th>
              <th>{t('客户名称')}</th>
              <th>{t('户号')}</th>
              <th>{t('错误')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <FaultLine key={row.rowNo} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {pages.hasNextPage ? (
        <Button size="small" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('加载更多')}
        </Button>
      ) : null}
    </section>
  );
}

interface DownloadProps {
  readonly importId: string;
  readonly format: 'csv' | 'xlsx';
  readonly title: string;
}

function DownloadButton({ importId, format, title }: DownloadProps) {
  const href = addressOf(customerImportRoutes.faultsFile.path, { importId }, { format });
  return (
    <Button size="small" icon={<DownloadOutlined />} href={href} download>
      {title}
    </Button>
  );
}

function FaultLine({ row }: { row: FaultyRow }) {
  return (
    <tr>
      <td>{row.rowNo}</td>
      <td>{row.name}</td>
      <td>{row.accountNo}</td>
      <td>
        <ul className={styles.list}>
          {row.errors.map(({ column, code, title }) => (
            <li key={`${column} ${code}`}>
              <strong>{column}</strong> {title}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
