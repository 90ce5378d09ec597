import type { SupervisionItem } from '#contracts/supervision.ts';
import type { ItemStatus, ItemVerb } from '#domain/supervision/item.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

interface StatusWords {
  readonly title: string;
  readonly tone: Tone;
}

export const itemStatusWords: Readonly<Record<ItemStatus | 'overdue', StatusWords>> = {
  open: { title: zh('待答复'), tone: 'active' },
  overdue: { title: zh('逾期未复'), tone: 'bad' },
  answered: { title: zh('待审核'), tone: 'warn' },
  accepted: { title: zh('已办结'), tone: 'good' },
  cancelled: { title: zh('已撤销'), tone: 'calm' },
};

/** The words of an item's state; an answer owed past its time says so. */
export function statusWords({ status, overdue }: Pick<SupervisionItem, 'status' | 'overdue'>): StatusWords {
  return itemStatusWords[overdue ? 'overdue' : status];
}

export const itemVerbWords: Readonly<Record<ItemVerb, { readonly title: string; readonly label: string }>> = {
  answer: { title: zh('答复'), label: zh('答复内容') },
  return: { title: zh('退回'), label: zh('还要补充什么') },
  accept: { title: zh('办结'), label: zh('审核意见') },
  cancel: { title: zh('撤销'), label: zh('撤销原因') },
};

export const scopeWords = {
  'to-me': zh('要我答复'),
  'by-me': zh('我发起的'),
  unit: zh('全部'),
} as const;
