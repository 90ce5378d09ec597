import type { Static } from 'typebox';
import type { listImports } from '#contracts/requests.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export type ImportLine = Static<(typeof listImports)['response']>['items'][number];

/** What may be done with an import that was checked. */
export interface ImportChoices {
  readonly good: number;
  /** Only the rows without faults. */
  readonly mayRunGood: boolean;
  /** Everything; only where nothing is wrong. */
  readonly mayRunAll: boolean;
}

/** The choices of an import: nothing of a faulty row is ever accepted. */
export function importChoices({ status, rowsTotal, rowsBad }: ImportLine): ImportChoices {
  const good = rowsTotal - rowsBad;
  const checked = status === 'checked';
  return {
    good,
    mayRunGood: checked && good > 0 && rowsBad > 0,
    mayRunAll: checked && good > 0 && rowsBad === 0,
  };
}

/** Share of the rows carried out, 0 … 100. */
export function importProgress({ status, rowsTotal, rowsBad, rowsDone }: ImportLine): number {
  if (status === 'done') return 100;
  const wanted = rowsTotal - rowsBad;
  return wanted === 0 ? 0 : Math.min(100, Math.round((rowsDone / wanted) * 100));
}

/** The state of an import in words. */
export const importStates: Readonly<Record<ImportLine['status'], readonly [string, Tone]>> = {
  checked: [zh('已检查'), 'warn'],
  running: [zh('导入中'), 'active'],
  done: [zh('已完成'), 'good'],
  cancelled: [zh('已取消'), 'calm'],
};
