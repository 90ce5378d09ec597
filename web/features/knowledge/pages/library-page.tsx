import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { v7 as uuid } from 'uuid';
import { exportArticles, listArticles } from '#contracts/knowledge.ts';
import { printHandbook } from '#contracts/knowledge-upkeep.ts';
import { articleCategories, audiences } from '#domain/knowledge/article.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import type { Column, RowOf } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { categoryOptions } from '../words.ts';
import styles from '../components/knowledge.module.css';

type Line = RowOf<typeof listArticles>;

/** The library as everybody at the desk reads it: found by title, words, keywords and initials. */
export function LibraryPage() {
  const t = useTexts();
  const mayWrite = useMay('knowledge.write');
  return (
    <ListPage
      title={t('知识库')}
      detail={t('标题、正文、关键词或拼音首字母，两个字即可查找。')}
      contract={listArticles}
      exportAs={exportArticles}
      filters={[
        { name: 'q', kind: 'text', label: t('查找'), placeholder: t('例如：阶梯、jtdj') },
        { name: 'category', kind: 'choice', label: t('类别'), options: categoryOptions(t) },
      ]}
      columns={columnsOf(t)}
      rowKey={({ articleId }) => articleId}
      open={({ articleId }) => `/knowledge/${articleId}`}
      rowTone={({ reviewDue }) => (reviewDue ? 'warn' : undefined)}
      news={['setting']}
      actions={
        <>
          <Button href={addressOf(printHandbook.path, {}, { processes: 'yes' })} target="_blank">
            {t('打印服务手册')}
          </Button>
          {mayWrite ? (
            <Link to="/knowledge/$articleId/edit" params={{ articleId: uuid() }} search={{ new: 'yes' }}>
              <Button type="primary">{t('写文章')}</Button>
            </Link>
          ) : null}
        </>
      }
      empty={{
        title: t('还没有符合条件的文章'),
        text: t('可以换个说法查找；起始文章可在“知识维护”中载入。'),
      }}
    />
  );
}

function columnsOf(t: Texts): readonly Column<Line>[] {
  return [
    {
      key: 'title',
      title: t('文章'),
      render: ({ title, excerpt }) => (
        <>
          <strong>{title}</strong>
          <div className={styles.faint}>{excerpt}</div>
        </>
      ),
    },
    {
      key: 'category',
      title: t('类别'),
      width: '9rem',
      render: ({ category }) => t(articleCategories[category]),
    },
    {
      key: 'audience',
      title: t('可见范围'),
      width: '8rem',
      render: ({ audience }) => t(audiences[audience]),
    },
    {
      key: 'version',
      title: t('版本'),
      width: '12rem',
      render: ({ version, publishedAt, reviewDue }) => (
        <>
          {t('第 {count} 版', { count: version })} · {timeText(publishedAt)}
          {reviewDue ? <StateTag tone="warn">{t('到期复审')}</StateTag> : null}
        </>
      ),
    },
  ];
}
