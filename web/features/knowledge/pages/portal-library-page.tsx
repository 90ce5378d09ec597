import { Button, Input } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { portalArticles, portalCategories, portalHandbook } from '#contracts/knowledge-portal.ts';
import { articleCategories, type ArticleCategory } from '#domain/knowledge/article.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { useRead, useReadPages } from '#web/lib/api/use-read.ts';
import { useSettled } from '#web/lib/clock/use-settled.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import styles from '../components/knowledge.module.css';

interface Line {
  readonly articleId: string;
  readonly title: string;
  readonly category: ArticleCategory;
  readonly excerpt: string;
}

/** The library for everybody: searched without an account, on a phone. */
export function PortalLibraryPage() {
  const t = useTexts();
  const [{ unit, category }, setUrl] = useUrlState(['unit', 'category']);
  const [words, setWords] = useState('');
  const q = useSettled(words.trim(), 300);
  const shelves = useRead(portalCategories, { query: unit === undefined ? {} : { unit } });
  return (
    <>
      <h1>{t('用电知识')}</h1>
      <Input.Search
        size="large"
        allowClear
        aria-label={t('查找文章')}
        placeholder={t('想问什么？例如：电费变多、过户')}
        maxLength={60}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={styles.shelves} role="group" aria-label={t('类别')}>
        <Button
          type={category === undefined ? 'primary' : 'default'}
          onClick={() => setUrl({ category: '' })}
        >
          {t('全部')}
        </Button>
        {(shelves.data?.items ?? []).map((shelf) => (
          <Button
            key={shelf.category}
            type={category === shelf.category ? 'primary' : 'default'}
            onClick={() => setUrl({ category: shelf.category })}
          >
            {t(articleCategories[shelf.category])} {shelf.count}
          </Button>
        ))}
      </div>
      <Found query={{ unit, category, q }} />
      <p>
        <a href={addressOf(portalHandbook.path, {}, { unit })} target="_blank" rel="noreferrer">
          {t('下载用电服务手册（PDF）')}
        </a>
      </p>
    </>
  );
}

function Found({ query }: { query: Readonly<Record<'unit' | 'category' | 'q', string | undefined>> }) {
  const t = useTexts();
  const read = useReadPages<Line>(portalArticles, { query });
  if (read.error !== null) return <ProblemState problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" />;
  const items = read.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <PageState
        kind="empty"
        small
        title={t('没有找到')}
        text={t('可以换个说法，或者拨打服务热线 95598。')}
      />
    );
  }
  return (
    <>
      <ul className={styles.cards}>
        {items.map(({ articleId, title, excerpt, category }) => (
          <li key={articleId}>
            <Link
              to="/portal/knowledge/$articleId"
              params={{ articleId }}
              search={query.unit === undefined ? {} : { unit: query.unit }}
              className={styles.card}
            >
              <strong>{title}</strong>
              <span className={styles.faint}>
                {t(articleCategories[category])} · {excerpt}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {read.hasNextPage ? (
        <Button block loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t('更多')}
        </Button>
      ) : null}
    </>
  );
}
