import { useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import { readBook } from '#contracts/tariffs.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { BookActs } from '../components/book-acts.tsx';
import { BookDifference } from '../components/book-difference.tsx';
import { BookEditor } from '../components/book-editor.tsx';
import { PriceTables } from '../components/price-tables.tsx';
import { statusWords, type BookView } from '../words.ts';
import styles from '../components/tariffs.module.css';

/** One book: its prices as customers know them, what it changes, who wrote and who approved it. */
export function BookPage() {
  const { bookId = '' }: { bookId?: string } = useParams({ strict: false });
  const read = useRead(readBook, { params: { bookId } }, { news: ['setting'] });
  if (read.error !== null) return <ProblemState problem={read.error} />;
  if (read.data === undefined) return <PageState kind="loading" />;
  return <Book key={bookId} view={read.data} />;
}

function Book({ view }: { view: BookView }) {
  const t = useTexts();
  const may = useMay('tariff.edit');
  const [{ act }, setState] = useUrlState(['act']);
  const isEditing = may && act === 'edit' && view.state === 'draft';
  const { title, tone } = statusWords[view.status];
  return (
    <>
      <PageHeader
        title={view.title}
        detail={`${view.code} · ${t('自 {date} 起执行', { date: view.validFrom })}`}
        state={<StateTag tone={tone}>{t(title)}</StateTag>}
        {...(isEditing ? {} : { actions: <BookActs view={view} onEdit={() => setState({ act: 'edit' })} /> })}
      />
      <div className={styles.page}>
        {isEditing ? (
          <BookEditor key={String(view.revision)} view={view} onDone={() => setState({ act: '' })} />
        ) : (
          <Reading view={view} />
        )}
      </div>
    </>
  );
}

function Reading({ view }: { view: BookView }) {
  const t = useTexts();
  return (
    <>
      {view.reason === null ? null : (
        <Alert type="warning" title={t('原因：{reason}', { reason: view.reason })} />
      )}
      {view.faults.length === 0 ? null : (
        <Alert
          type="error"
          title={t('提交前须改正：')}
          description={
            <ul className={styles.faults}>
              {view.faults.map(({ field, code, text }) => (
                <li key={`${field} ${code} ${text}`}>{text}</li>
              ))}
            </ul>
          }
        />
      )}
      <Section title={t('价格')}>
        <PriceTables book={view.book} />
      </Section>
      {view.before === null ? null : <BookDifference before={view.before} after={view.book} />}
      <Facts view={view} />
      <HistoryOfBook view={view} />
    </>
  );
}

function Facts({ view }: { view: BookView }) {
  const t = useTexts();
  const { document } = view.book;
  const facts: readonly (readonly [string, string])[] = [
    [t('系列'), view.series],
    [t('文件名称'), document.title],
    [t('文号'), document.number ?? '—'],
    [t('来源'), document.source === '' ? '—' : document.source],
    [t('核实'), view.unverified ? t('待核实') : t('已核实')],
    [t('起草'), view.authors.join('、')],
    [t('批准'), view.approvedBy === null ? '—' : `${view.approvedBy} ${timeText(view.approvedAt)}`],
    [t('校验码'), view.bodyHash.slice(0, 16)],
    ...(document.note === undefined ? [] : [[t('说明'), document.note] as const]),
  ];
  return (
    <Section title={t('依据与审批')}>
      <dl className={styles.facts}>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function HistoryOfBook({ view }: { view: BookView }) {
  const t = useTexts();
  return (
    <Section title={t('记录')} flush>
      <ul className={styles.lines}>
        {view.history.map(({ kind, title, at, by, reason }) => (
          <li key={`${kind} ${at}`} className={styles.line}>
            <span className={styles.dates}>{timeText(at)}</span>
            <span>{by ?? '—'}</span>
            <span>
              {t(title)}
              {reason === null ? '' : `：${reason}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
