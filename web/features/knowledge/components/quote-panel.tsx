import { Button, Input } from 'antd';
import { useState } from 'react';
import { searchQuotes } from '#contracts/knowledge.ts';
import { articleCategories } from '#domain/knowledge/article.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useSettled } from '#web/lib/clock/use-settled.ts';
import type { PanelPlaces } from '#web/lib/feature/feature.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import styles from './knowledge.module.css';

const shownMax = 6;

/** Beside an answer: finds an article and puts its words into it; the case then knows which version was quoted. */
export function QuotePanel({ onQuote }: PanelPlaces['answer-form']) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const q = useSettled(words.trim(), 250);
  const read = useRead(searchQuotes, { query: { q } }, { enabled: open && [...q].length > 1 });
  if (!open) return <Button onClick={() => setOpen(true)}>{t('引用知识库')}</Button>;
  return (
    <div>
      <Input
        autoFocus
        allowClear
        aria-label={t('查找文章')}
        placeholder={t('标题、关键词或拼音首字母')}
        value={words}
        maxLength={60}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className={styles.hits}>
        {(read.data?.items ?? []).slice(0, shownMax).map((article) => (
          <li key={article.articleId} className={styles.hit}>
            <div className={styles.row}>
              <strong>{article.title}</strong>
              <span className={styles.faint}>{t(articleCategories[article.category])}</span>
              {article.audience === 'public' ? null : (
                <StateTag tone="warn">{t('内部资料，勿原文外传')}</StateTag>
              )}
            </div>
            {article.paragraphs.map((text, at) => (
              <p key={at}>
                {text}{' '}
                <Button size="small" type="link" onClick={() => onQuote({ ...article, text })}>
                  {t('引用这段')}
                </Button>
              </p>
            ))}
          </li>
        ))}
        {read.data?.items.length === 0 ? (
          <li className={styles.faint}>{t('没有找到，可以换个说法。')}</li>
        ) : null}
      </ul>
    </div>
  );
}
