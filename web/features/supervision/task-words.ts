import type { WatchedTask } from '#contracts/supervision.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

interface TaskWords {
  readonly title: string;
  /** As a filter `open` takes them all. */
  readonly filter: string;
  readonly tone: Tone;
}

export const taskStateWords: Readonly<Record<WatchedTask['state'], TaskWords>> = {
  open: { title: zh('时限内'), filter: zh('全部在办'), tone: 'good' },
  'due-soon': { title: zh('24 小时内到期'), filter: zh('24 小时内到期'), tone: 'warn' },
  broken: { title: zh('已超期'), filter: zh('已超期'), tone: 'bad' },
};
