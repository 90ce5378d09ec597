import { App, Input, Select } from 'antd';
import { useState } from 'react';
import { customerTerms, setTerms } from '#contracts/supply-terms.ts';
import { listBooks, readBook } from '#contracts/tariffs.ts';
import type { Tariff } from '#domain/tariffs/price-book.ts';
import { tariffsFor } from '#domain/tariffs/supply-terms.ts';
import { CommandIds } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import type { Point } from '../point.ts';
import { bodyOf, draftOf, type TermsDraft } from '../terms-draft.ts';
import { TermsDetailFields } from './terms-detail-fields.tsx';
import styles from './tariffs.module.css';

interface Props {
  readonly point: Point;
  readonly held: Point['periods'][number] | null;
  readonly onClose: () => void;
}

const shownFields = ['validFrom', 'series', 'tariff', 'reason'];

/** New terms of a usage point from a day on; a change of class or price by hand is watched (R-QUAL-06). */
export function TermsDialog({ point, held, onClose }: Props) {
  const t = useTexts();
  const { message } = App.useApp();
  const today = dateText(useNow());
  const [ids] = useState(() => new CommandIds());
  const [draft, setDraft] = useState<TermsDraft>(() => draftOf(held, today));
  const books = useRead(listBooks, { query: {} });
  const tariff = useTariffs(point, draft.series, books.data?.items ?? []);
  const chosen = tariff.find(({ code }) => code === draft.tariff);
  const sending = useCommand(setTerms, {
    touches: [customerTerms],
    done: () => {
      void message.success(t('已保存，{date} 起执行', { date: draft.validFrom }));
      onClose();
    },
  });
  const change = (part: Partial<TermsDraft>): void => setDraft({ ...draft, ...part });
  const save = (): void => {
    if (chosen === undefined) return;
    const body = bodyOf(draft, chosen);
    const { usagePointId } = point;
    void sending.run({ params: { usagePointId }, body: { termsId: ids.idFor(body), ...body } });
  };
  const failures = sending.fieldFailures;
  const inForce = (books.data?.items ?? []).filter(({ status }) => status === 'in-force');
  return (
    <TypedDialog
      open
      title={t('变更计价条款')}
      okText={t('保存')}
      cancelText={t('取消')}
      okButtonProps={{
        disabled: chosen === undefined || draft.validFrom === '' || draft.reason.trim() === '',
      }}
      confirmLoading={sending.pending}
      onOk={save}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <FormLine label={t('生效日期')} required failure={failures['validFrom']}>
          {(ties) => (
            <DateInput {...ties} value={draft.validFrom} onChange={(validFrom) => change({ validFrom })} />
          )}
        </FormLine>
        <PriceFields
          draft={draft}
          choice={{ books: inForce, tariffs: tariff }}
          failures={failures}
          onChange={change}
        />
        {chosen === undefined ? null : (
          <TermsDetailFields tariff={chosen} draft={draft} failures={failures} onChange={change} />
        )}
        <ReasonField draft={draft} failures={failures} onChange={change} />
        {held !== null && (held.series !== draft.series || held.tariff !== draft.tariff) ? (
          <p className={styles.faint}>{t('没有业务工单的改类、改价会记为风险点并受稽查。')}</p>
        ) : null}
        <ProblemAlert problem={sending.failure} shownFields={shownFields} />
      </div>
    </TypedDialog>
  );
}

interface FieldsProps {
  readonly draft: TermsDraft;
  readonly failures: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<TermsDraft>) => void;
}

interface Choice {
  readonly books: readonly { readonly series: string; readonly title: string }[];
  readonly tariffs: readonly Tariff[];
}

function PriceFields({
  draft,
  choice: { books, tariffs },
  failures,
  onChange: change,
}: FieldsProps & { readonly choice: Choice }) {
  const t = useTexts();
  return (
    <>
      <FormLine label={t('电价本')} required failure={failures['series']}>
        {(ties) => (
          <Select
            {...ties}
            value={draft.series === '' ? null : draft.series}
            options={books.map(({ series, title }) => ({ value: series, label: title }))}
            onChange={(series: string) => change({ series, tariff: '' })}
          />
        )}
      </FormLine>
      <FormLine
        label={t('电价')}
        required
        failure={failures['tariff']}
        help={
          draft.series !== '' && tariffs.length === 0
            ? t('这本电价没有适合该用电类别和电压的电价。')
            : undefined
        }
      >
        {(ties) => (
          <Select
            {...ties}
            value={tariffs.some(({ code }) => code === draft.tariff) ? draft.tariff : null}
            options={tariffs.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(code: string) => change({ tariff: code })}
          />
        )}
      </FormLine>
    </>
  );
}

function ReasonField({ draft, failures, onChange: change }: FieldsProps) {
  const t = useTexts();
  return (
    <FormLine label={t('原因')} required failure={failures['reason']}>
      {(ties) => (
        <Input.TextArea
          {...ties}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={500}
          value={draft.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      )}
    </FormLine>
  );
}

interface InForce {
  readonly bookId: string;
  readonly series: string;
  readonly status: string;
}

/** The tariffs of the series that the point may have, from the book in force. */
function useTariffs(point: Point, series: string, books: readonly InForce[]): readonly Tariff[] {
  const book = books.find((each) => each.series === series && each.status === 'in-force');
  const bookId = book?.bookId ?? '';
  const read = useRead(readBook, { params: { bookId } }, { enabled: bookId !== '' });
  return bookId === '' || read.data === undefined ? [] : tariffsFor(read.data.book.tariffs, point);
}
