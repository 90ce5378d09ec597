/** What the audit refuses, with the remedy. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const auditRefusals = defineRefusals({
  'audit.range-too-long': {
    status: 422,
    zh: '一次最多查询 {max} 天的记录，请缩小日期范围，或指定事项编号。',
    en: 'At most {max} days at a time; choose a shorter range or name the case.',
  },
  'audit.range-reversed': {
    status: 422,
    zh: '结束日期早于开始日期，请核对。',
    en: 'The range ends before it begins; check both dates.',
  },
  'audit.check-running': {
    status: 409,
    zh: '本单位已有一次核验在进行，请等它结束后再发起。',
    en: 'A verification of this unit is running; wait until it has ended.',
  },
});
