import { readBook } from '#contracts/tariffs.ts';
import { bookChanges, type BookValue } from '#domain/tariffs/book-difference.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { placeText } from '../place-text.ts';
import { kwhText, priceText } from '../words.ts';
import styles from './tariffs.module.css';

interface Props {
  readonly before: { readonly bookId: string; readonly title: string };
  readonly after: PriceBook;
}

/** What a book changes against the one before it, value by value, side by side. */
export function BookDifference({ before, after }: Props) {
  const t = useTexts();
  const read = useRead(readBook, { params: { bookId: before.bookId } }, { news: ['setting'] });
  return (
    <Section title={t('与“{title}”的差别', { title: before.title })} flush>
      {read.error !== null ? (
        <ProblemState small problem={read.error} />
      ) : read.data === undefined ? (
        <PageState kind="loading" small />
      ) : (
        <Changes before={read.data.book} after={after} />
      )}
    </Section>
  );
}

function Changes({ before, after }: { before: PriceBook; after: PriceBook }) {
  const t = useTexts();
  const changes = bookChanges(before, after).filter(
    ({ path }) => !/^(validFrom|validTo|document)/.test(path),
  );
  if (changes.length === 0) return <PageState kind="empty" small title={t('价格没有变化')} />;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('项目')}</th>
            <th scope="col">{t('原来')}</th>
            <th scope="col">{t('现在')}</th>
            <th scope="col">{t('增减')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before: was, after: is }) => (
            <tr key={path}>
              <td>{placeText({ t, book: after }, path)}</td>
              <td>{valueText(path, was)}</td>
              <td className={styles.sum}>{valueText(path, is)}</td>
              <td>{typeof was === 'number' && typeof is === 'number' ? signed(path, is - was) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Stored integers in the units they are printed in, by what their path ends with. */
function valueText(path: string, value: BookValue): string {
  if (value === null) return '—';
  if (typeof value !== 'number') return String(value);
  if (/nano/i.test(path)) return priceText(value);
  return /wh/i.test(path) ? kwhText(value) : String(value);
}

function signed(path: string, difference: number): string {
  return `${difference > 0 ? '+' : ''}${valueText(path, difference)}`;
}
