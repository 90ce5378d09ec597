import type { CustomerImport } from '#contracts/customer-import.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

/** The state of an import in words. */
export const importStateWords: Readonly<Record<CustomerImport['status'], readonly [string, Tone]>> = {
  checking: [zh('检查中'), 'active'],
  checked: [zh('已检查'), 'warn'],
  running: [zh('导入中'), 'active'],
  done: [zh('已完成'), 'good'],
  cancelled: [zh('已取消'), 'calm'],
  failed: [zh('未完成'), 'bad'],
};

/** Whether the server works on it, so that the screen must look again. */
export function isWorking({ status }: Pick<CustomerImport, 'status'>): boolean {
  return status === 'checking' || status === 'running';
}

export interface ImportPace {
  /** Share of the rows entered, 0 … 100; null while nobody knows how many there are (the check). */
  readonly percent: number | null;
  /** Rows a second; null in the first moments. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

const tooEarlyMs = 1500;

/** How fast an import goes and how long it will take at this rate. */
export function importPace(state: CustomerImport): ImportPace {
  const begun = state.status === 'running' ? state.startedAt : state.createdAt;
  const spentMs = begun === null ? 0 : Date.parse(state.now) - Date.parse(begun);
  const perSecond = spentMs < tooEarlyMs || state.rowsDone === 0 ? null : (state.rowsDone * 1000) / spentMs;
  if (state.status !== 'running') return { percent: null, perSecond, secondsLeft: null };
  const good = state.rowsTotal - state.rowsBad;
  const percent = good === 0 ? 100 : Math.min(100, Math.floor((state.rowsDone * 100) / good));
  const left = perSecond === null ? null : Math.ceil(Math.max(0, good - state.rowsDone) / perSecond);
  return { percent, perSecond: perSecond === null ? null : Math.round(perSecond), secondsLeft: left };
}
