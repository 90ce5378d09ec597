/** What the kernel refuses: texts from outside that are no value of its types. */
import { defineRefusals } from './refusal.ts';

export const kernelRefusals = defineRefusals({
  'kernel.date-malformed': {
    status: 400,
    zh: '“{text}”不是有效日期，请按“2026-09-30”的格式填写一个真实存在的日期。',
    en: '"{text}" is no valid date; give an existing date such as 2026-09-30.',
  },
  'kernel.instant-malformed': {
    status: 400,
    zh: '“{text}”不是有效时间，请按“2026-09-30T16:40:00+08:00”的格式填写并带上时区。',
    en: '"{text}" is no valid time; give one such as 2026-09-30T16:40:00+08:00, with its offset.',
  },
});
