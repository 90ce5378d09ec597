import { App } from 'antd';
import { useState } from 'react';
import { customerRoutes } from '#contracts/customers.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useKeptForm } from '#web/lib/drafts/use-kept-form.ts';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import type { Failures } from './forms/failures.ts';
import { keptValues, restoredFile } from './forms/kept-file.ts';
import { newFileFaults } from './forms/new-file-faults.ts';
import { emptyFile, fileBody, type NewFile } from './forms/new-file.ts';
import { useShownFailures } from './forms/use-shown-failures.ts';
import { useToday } from './forms/use-today.ts';

export interface NewFileState {
  readonly file: NewFile;
  readonly tries: number;
  readonly today: CalendarDate;
  readonly failures: Failures;
  readonly change: (part: Partial<NewFile>) => void;
  readonly leave: (field: string) => void;
  readonly save: () => void;
  /** What was kept in the browser is thrown away. */
  readonly forget: () => void;
  readonly pending: boolean;
  readonly failure: Error | null;
}

/** The new file while it is typed: kept in the browser until it is stored. */
export function useNewFile(onDone: (customerId: string) => void): NewFileState {
  const t = useTexts();
  const language = useLanguage();
  const { staffId } = useSession();
  const { message } = App.useApp();
  const today = useToday();
  const [begun] = useState(() => emptyFile(newId));
  const [file, setFile] = useState(begun);
  const live = useShownFailures(newFileFaults(file, { today, language, t }));
  const forget = useKeptForm(
    { id: `customer-new-${staffId}`, title: t('新建客户'), staffId },
    { values: useStable(keptValues(file, begun)), reset: (kept) => setFile(restoredFile(begun, kept)) },
  );
  const create = useCommand(customerRoutes.create, {
    done: ({ customerId }) => {
      forget();
      void message.success(t('档案已建立'));
      onDone(customerId);
    },
  });
  const save = async (): Promise<void> => {
    const body = fileBody(file);
    if (live.check() && body !== null && !create.pending) await create.run({ body });
  };
  return {
    file,
    tries: live.tries,
    today,
    failures: { ...create.fieldFailures, ...live.shown },
    change: (part) => setFile({ ...file, ...part }),
    leave: live.leave,
    save: () => void save(),
    forget,
    pending: create.pending,
    failure: create.failure,
  };
}

/** The same object for the same content, so that an unchanged form is not kept again and again. */
function useStable<T>(value: T): T {
  const text = JSON.stringify(value);
  const [kept, setKept] = useState({ text, value });
  if (kept.text === text) return kept.value;
  setKept({ text, value });
  return value;
}
