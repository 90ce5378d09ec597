import { Select } from 'antd';
import { listBooks, readBook } from '#contracts/tariffs.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { QuestionForm } from '../components/question-form.tsx';
import type { BookView } from '../words.ts';
import styles from '../components/tariffs.module.css';

/** What a month would cost: computed in the browser by the engine that bills the customers. */
export function CalculatorPage() {
  const t = useTexts();
  const [{ book }, setState] = useUrlState(['book', 'tariff']);
  const books = useRead(listBooks, { query: {} }, { news: ['setting'] });
  const approved = (books.data?.items ?? []).filter(({ state }) => state === 'approved');
  const bookId = book ?? approved.find(({ status }) => status === 'in-force')?.bookId ?? '';
  const read = useRead(readBook, { params: { bookId } }, { enabled: bookId !== '' });
  return (
    <>
      <PageHeader
        title={t('电费试算')}
        detail={t('用与出账相同的规则在浏览器里计算，可把本页地址发给同事。')}
      />
      {books.error !== null ? (
        <ProblemState problem={books.error} />
      ) : books.data === undefined ? (
        <PageState kind="loading" />
      ) : approved.length === 0 ? (
        <PageState kind="empty" title={t('还没有电价本')} text={t('批准电价本后可以试算。')} />
      ) : (
        <div className={styles.page}>
          <Section title={t('条件')}>
            <div className={styles.two}>
              <FormLine label={t('电价本')}>
                {(ties) => (
                  <Select
                    {...ties}
                    value={bookId}
                    options={approved.map((each) => ({
                      value: each.bookId,
                      label: `${each.title}（${each.validFrom}）`,
                    }))}
                    onChange={(next) => setState({ book: next, tariff: '' })}
                  />
                )}
              </FormLine>
              {read.data === undefined ? null : <TariffChoice view={read.data} />}
            </div>
          </Section>
          {read.error !== null ? <ProblemState small problem={read.error} /> : null}
          {read.data === undefined ? null : <Answer key={bookId} view={read.data} />}
        </div>
      )}
    </>
  );
}

function TariffChoice({ view }: { view: BookView }) {
  const t = useTexts();
  const [{ tariff }, setState] = useUrlState(['tariff']);
  return (
    <FormLine label={t('电价')}>
      {(ties) => (
        <Select
          {...ties}
          value={tariff ?? view.book.tariffs[0]?.code ?? ''}
          options={view.book.tariffs.map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(next) => setState({ tariff: next })}
        />
      )}
    </FormLine>
  );
}

function Answer({ view: { book } }: { view: BookView }) {
  const [{ tariff: code }] = useUrlState(['tariff']);
  const tariff = book.tariffs.find((each) => each.code === code) ?? book.tariffs[0];
  return tariff === undefined ? null : <QuestionForm key={tariff.code} book={book} tariff={tariff} />;
}
