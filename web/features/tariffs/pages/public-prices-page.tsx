import { Button } from 'antd';
import { publicPrices } from '#contracts/tariffs.ts';
import { documentName } from '#domain/tariffs/source-document.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { PriceTables } from '../components/price-tables.tsx';
import styles from '../components/tariffs.module.css';

/** The prices in force, open to everybody, on a phone and on paper (R-HALL-08, R-QUAL-07). */
export function PublicPricesPage() {
  const t = useTexts();
  const [{ unit }] = useUrlState(['unit']);
  const read = useRead(publicPrices, { query: unit === undefined ? {} : { unit } });
  if (read.error !== null) return <ProblemState problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" />;
  const { books, upcoming, today } = read.data;
  return (
    <article className={styles.page}>
      <h1>{t('现行电价')}</h1>
      <p className={styles.soft}>
        {read.data.unit} · {t('{date} 执行', { date: today })}
      </p>
      <div className={styles.acts}>
        <Button onClick={() => window.print()}>{t('打印')}</Button>
      </div>
      {books.length === 0 ? (
        <PageState kind="empty" small title={t('还没有公布电价')} text={t('电价批准后会在这里公布。')} />
      ) : null}
      {homesFirst(books).map((book) => (
        <Book key={book.id} book={book} />
      ))}
      {upcoming.length === 0 ? null : <h2>{t('即将执行')}</h2>}
      {upcoming.map((book) => (
        <Book key={book.id} book={book} />
      ))}
    </article>
  );
}

/** Most visitors are households: their prices stand first. */
function homesFirst(books: readonly PriceBook[]): readonly PriceBook[] {
  const isForHomes = ({ tariffs }: PriceBook) => tariffs.some(({ useKind }) => useKind === 'residential');
  return [...books.filter(isForHomes), ...books.filter((book) => !isForHomes(book))];
}

function Book({ book }: { book: PriceBook }) {
  const t = useTexts();
  return (
    <section>
      <h2>{book.title}</h2>
      <p className={styles.faint}>
        {t('自 {date} 起执行', { date: book.validFrom })} ·{' '}
        {t('依据：{source}', { source: documentName(book.document) })}
      </p>
      <PriceTables book={book} />
    </section>
  );
}
