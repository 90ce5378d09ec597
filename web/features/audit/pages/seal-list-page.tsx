import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { listSeals } from '#contracts/audit.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { AnchorNote } from '../components/anchor-note.tsx';
import { Fingerprint } from '../components/fingerprint.tsx';
import type { Seal } from '../words.ts';

/** The seals of the days, newest first; printed, they anchor every record up to the newest on paper. */
export function SealListPage() {
  const t = useTexts();
  return (
    <ListPage
      title={t('每日封存')}
      detail={t('每天零点后，当日全部记录合成一个根指纹，连同前一日的封存码加密封存。')}
      contract={listSeals}
      fixed={{ size: '50' }}
      columns={columnsOf(t)}
      rowKey={({ day }) => day}
      actions={
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('打印锚定页')}
        </Button>
      }
      empty={{ title: t('还没有封存'), text: t('第一个封存在今天结束后生成。') }}
    >
      <AnchorNote />
    </ListPage>
  );
}

function columnsOf(t: Texts): readonly Column<Seal>[] {
  return [
    { key: 'day', title: t('日期'), width: '8rem', render: ({ day }) => <strong>{day}</strong> },
    { key: 'events', title: t('记录数'), width: '6rem', align: 'right', render: ({ events }) => events },
    { key: 'root', title: t('根指纹'), render: ({ root }) => <Fingerprint hash={root} /> },
    { key: 'seal', title: t('封存码'), render: ({ seal }) => <Fingerprint hash={seal} /> },
    { key: 'at', title: t('封存时间'), width: '11rem', render: ({ sealedAt }) => timeText(sealedAt) },
  ];
}
