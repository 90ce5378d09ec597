import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { tariffRefusals } from '#domain/tariffs/refusals.ts';
import { calendarDate, isCalendarDate } from '#domain/kernel/calendar-date.ts';
import { editBook, listBooks, readBook } from '#contracts/tariffs.ts';
import { bookFaults } from '#domain/tariffs/prove-book.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { refusedText } from '#web/lib/format/refused-text.ts';
import { useLanguage, useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { gridsOf } from '../edit-grid.ts';
import { placeText } from '../place-text.ts';
import type { BookView } from '../words.ts';
import { EditTable } from './edit-table.tsx';
import styles from './tariffs.module.css';

interface Props {
  readonly view: BookView;
  readonly onDone: () => void;
}

/** Edits a draft in tables; every fault is told while typing, and a draft with faults is kept all the same. */
export function BookEditor({ view, onDone }: Props) {
  const t = useTexts();
  const { message } = App.useApp();
  const [book, setBook] = useState<PriceBook>(view.book);
  const saving = useCommand(editBook, {
    touches: [listBooks, readBook],
    done: () => {
      void message.success(t('草稿已保存'));
      onDone();
    },
  });
  const { bookId, revision } = view;
  return (
    <Section title={t('修改草稿')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void saving.run({ params: { bookId }, body: { revision, book } });
        }}
      >
        <HeadFields book={book} onChange={setBook} />
        <p className={styles.faint}>{t('可从电子表格复制一块数字，粘贴到左上角的格子里。')}</p>
        {gridsOf(book).map((grid, at) => (
          <EditTable key={String(at)} book={book} grid={grid} onChange={setBook} />
        ))}
        <Faults book={book} />
        <ProblemAlert problem={saving.failure} />
        <div className={styles.acts}>
          <Button onClick={onDone}>{t('取消')}</Button>
          <Button type="primary" htmlType="submit" loading={saving.pending}>
            {t('保存草稿')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function HeadFields({ book, onChange }: { book: PriceBook; onChange: (book: PriceBook) => void }) {
  const t = useTexts();
  const { document } = book;
  const setDate = (text: string): void => {
    if (isCalendarDate(text)) onChange({ ...book, validFrom: calendarDate(text) });
  };
  return (
    <div className={styles.two}>
      <FormLine label={t('名称')} required>
        {(ties) => (
          <Input
            {...ties}
            maxLength={200}
            value={book.title}
            onChange={(event) => onChange({ ...book, title: event.target.value })}
          />
        )}
      </FormLine>
      <FormLine label={t('生效日期')} required>
        {(ties) => <DateInput {...ties} value={book.validFrom} onChange={setDate} />}
      </FormLine>
      <FormLine label={t('文件名称')} required>
        {(ties) => (
          <Input
            {...ties}
            maxLength={200}
            value={document.title}
            onChange={(event) => onChange({ ...book, document: { ...document, title: event.target.value } })}
          />
        )}
      </FormLine>
      <FormLine label={t('文号')}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={100}
            value={document.number ?? ''}
            onChange={(event) => {
              const number = event.target.value === '' ? null : event.target.value;
              onChange({ ...book, document: { ...document, number } });
            }}
          />
        )}
      </FormLine>
    </div>
  );
}

function Faults({ book }: { book: PriceBook }) {
  const t = useTexts();
  const language = useLanguage();
  const faults = bookFaults(book);
  if (faults.length === 0) return null;
  return (
    <div role="alert">
      <p>{t('提交前须改正：')}</p>
      <ul className={styles.faults}>
        {faults.map((fault) => (
          <li key={`${fault.refused} ${fault.field ?? ''} ${JSON.stringify(fault.data ?? {})}`}>
            {fieldText({ t, book }, fault.field)}
            {refusedText(fault, tariffRefusals, language)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `居民阶梯：` for a field inside the first tariff; nothing for one of the book. */
function fieldText({ t, book }: { t: Texts; book: PriceBook }, field = ''): string {
  const index = /^tariffs\[(\d+)\]/.exec(field)?.[1];
  const code = index === undefined ? undefined : book.tariffs[Number(index)]?.code;
  return code === undefined ? '' : `${placeText({ t, book }, code)}：`;
}
