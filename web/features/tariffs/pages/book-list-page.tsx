import { Link } from '@tanstack/react-router';
import { listBooks } from '#contracts/tariffs.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { TakeOverButton } from '../components/take-over-button.tsx';
import { statusWords, type BookItem } from '../words.ts';
import styles from '../components/tariffs.module.css';

/** Every book of the unit by series, the newest first: what holds, what is to come, what waits for somebody. */
export function BookListPage() {
  const t = useTexts();
  const may = useMay('tariff.edit');
  const read = useRead(listBooks, { query: {} }, { news: ['setting'] });
  return (
    <>
      <PageHeader
        title={t('电价管理')}
        detail={t('电价本由一人起草、另一人批准，到生效日期自动执行。')}
        {...(may ? { actions: <TakeOverButton /> } : {})}
      />
      {read.error !== null ? (
        <ProblemState problem={read.error} />
      ) : read.data === undefined ? (
        <PageState kind="loading" />
      ) : read.data.items.length === 0 ? (
        <PageState
          kind="empty"
          title={t('还没有电价本')}
          text={t('可从随产品提供的公布电价表引入，核对后提交审批。')}
        />
      ) : (
        <div className={styles.page}>
          {bySeries(read.data.items).map(([series, books]) => (
            <Section key={series} title={series} flush>
              <ul className={styles.lines}>
                {books.map((book) => (
                  <Line key={book.bookId} book={book} />
                ))}
              </ul>
            </Section>
          ))}
        </div>
      )}
    </>
  );
}

function bySeries(books: readonly BookItem[]): readonly (readonly [string, readonly BookItem[]])[] {
  const found = new Map<string, BookItem[]>();
  for (const book of books) found.set(book.series, [...(found.get(book.series) ?? []), book]);
  return [...found];
}

function Line({ book }: { book: BookItem }) {
  const t = useTexts();
  const { title, tone } = statusWords[book.status];
  return (
    <li className={styles.line}>
      <span className={styles.dates}>
        {book.validTo === null
          ? t('{from} 起', { from: book.validFrom })
          : t('{from} 至 {to} 前', { from: book.validFrom, to: book.validTo })}
      </span>
      <StateTag tone={tone}>{t(title)}</StateTag>
      <Link to="/prices/$bookId" params={{ bookId: book.bookId }}>
        {book.title}
      </Link>
      <span className={styles.faint}>
        {book.unverified ? <StateTag tone="warn">{t('待核实')}</StateTag> : null}{' '}
        {t('{count} 种电价', { count: book.tariffs })}
      </span>
    </li>
  );
}
