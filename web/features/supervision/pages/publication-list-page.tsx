import { listPublications, type PublicationView } from '#contracts/supervision-report.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { PrepareButton } from '../components/report/prepare-button.tsx';
import { PublicationActions } from '../components/report/publication-actions.tsx';
import { rateOf } from '#domain/supervision/sums.ts';
import { rateText } from '../figure-text.ts';
import { publicationWords } from '../words.ts';

/** Months published and being published: prepared by one person, published by another. */
export function PublicationListPage() {
  const t = useTexts();
  return (
    <ListPage
      title={t('承诺履行公布')}
      detail={t('编制后数字即冻结，由另一位同事核对并公布；公布后只能以新版本更正。')}
      contract={listPublications}
      columns={columnsOf(t)}
      rowKey={({ publicationId }) => publicationId}
      actions={<PrepareButton />}
      empty={{ title: t('还没有公布过'), text: t('月底过后点右上角“编制公布稿”。') }}
    />
  );
}

function columnsOf(t: Texts): readonly Column<PublicationView>[] {
  return [
    {
      key: 'month',
      title: t('月份'),
      width: '6.5rem',
      render: ({ month, version }) =>
        version === 1 ? month : t('{month}（第 {version} 版）', { month, version }),
    },
    {
      key: 'status',
      title: t('状态'),
      render: ({ status }) => (
        <StateTag tone={publicationWords[status].tone}>{t(publicationWords[status].title)}</StateTag>
      ),
    },
    { key: 'cases', title: t('件数'), align: 'right', render: ({ sums }) => sums.cases },
    { key: 'broken', title: t('未兑现'), align: 'right', render: ({ sums }) => sums.broken },
    { key: 'excused', title: t('免责'), align: 'right', render: ({ sums }) => sums.excused },
    { key: 'rate', title: t('兑现率'), align: 'right', render: ({ sums }) => rateText(rateOf(sums), t) },
    {
      key: 'prepared',
      title: t('编制'),
      render: ({ preparedBy, preparedAt }) => `${preparedBy} ${timeText(preparedAt)}`,
    },
    {
      key: 'published',
      title: t('公布'),
      render: ({ publishedBy, publishedAt }) =>
        publishedBy === null ? '—' : `${publishedBy} ${timeText(publishedAt)}`,
    },
    { key: 'note', title: t('说明'), render: ({ note }) => note },
    {
      key: 'act',
      title: '',
      align: 'right',
      render: (publication) => <PublicationActions publication={publication} />,
    },
  ];
}
