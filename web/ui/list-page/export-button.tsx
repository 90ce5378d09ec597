import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { RouteContract } from '#contracts/route.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';

/** Takes the list with its filters as a file; the server writes the export down. */
export function ExportButton({
  contract,
  query,
}: {
  contract: RouteContract;
  query: Readonly<Record<string, string>>;
}) {
  const t = useTexts();
  const may = useMay(contract.access);
  if (!may) return null;
  const known: Readonly<Record<string, unknown>> = contract.query?.properties ?? {};
  const taken = Object.fromEntries(Object.entries(query).filter(([name]) => Object.hasOwn(known, name)));
  return (
    <Button icon={<DownloadOutlined />} href={addressOf(contract.path, {}, taken)} download>
      {t('导出')}
    </Button>
  );
}
