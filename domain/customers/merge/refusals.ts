/** What is refused about merging two files of one customer. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const customerMergeRefusals = defineRefusals({
  'customer.merged': {
    status: 409,
    zh: '这份档案已并入客户“{name}”，请打开那份档案办理。',
    en: 'This file was merged into that of {name}; work on that one.',
  },
  'customer.merge-same': {
    status: 422,
    zh: '不能把一份档案与它自己合并，请另选一份。',
    en: 'A file cannot be merged with itself; choose another.',
  },
  'customer.merge-contacts-many': {
    status: 422,
    zh: '合并后联系人会超过{countMax}位，请先删减。',
    en: 'Together they have more than {countMax} contacts; remove some first.',
  },
  'customer.merge-undo-late': {
    status: 409,
    zh: '合并已超过{days}天，不能撤销；确需分开请新建档案并过户。',
    en: 'The merge is more than {days} days old and can no longer be undone; set up a new file instead.',
  },
  'customer.merge-undone': {
    status: 409,
    zh: '这次合并已经撤销，请刷新后再看。',
    en: 'This merge was undone already; read the page again.',
  },
  'customer.merge-covered': {
    status: 409,
    zh: '合并后的档案又并入了客户“{name}”，请先撤销后一次合并。',
    en: 'The merged file was itself merged into that of {name}; undo that merge first.',
  },
});
