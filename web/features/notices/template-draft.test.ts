import { describe, expect, test } from 'vitest';
import { allNoticeChannels } from '#domain/notices/channel.ts';
import { allNoticeTemplates } from '#domain/notices/default-texts.ts';
import { defaultTemplate } from '#domain/notices/render.ts';
import { readDraft, withField } from './template-draft.ts';

const sms = { template: 'case-closed', channel: 'sms' } as const;

describe('a template while it is edited', () => {
  test('reads as it will arrive, filled with the samples', () => {
    const read = readDraft(sms, { subject: null, body: '【{unit}】{orderNumber}已办结' }, 'zh');
    expect(read).toMatchObject({ body: '【青川县供电公司】5108261118000042已办结', failure: null, parts: 1 });
    expect(read.length).toBe(read.body.length);
  });

  test('counts the messages an SMS is billed as, none elsewhere', () => {
    expect(readDraft(sms, { subject: null, body: '字'.repeat(70) }, 'zh').parts).toBe(1);
    expect(readDraft(sms, { subject: null, body: '字'.repeat(71) }, 'zh').parts).toBe(2);
    expect(
      readDraft({ ...sms, channel: 'email' }, { subject: '题', body: '字'.repeat(71) }, 'zh').parts,
    ).toBe(0);
  });

  test('says at which field it cannot be saved, and why', () => {
    const { failure } = readDraft(sms, { subject: null, body: '{amount}已退' }, 'zh');
    expect(failure?.field).toBe('body');
    expect(failure?.text).toContain('“{amount}”');
    expect(readDraft({ ...sms, channel: 'email' }, { subject: '', body: '好' }, 'en').failure?.field).toBe(
      'subject',
    );
    expect(readDraft(sms, { subject: null, body: '{unit' }, 'zh').failure).not.toBeNull();
  });

  test('has nothing against the texts of the code', () => {
    const failures = allNoticeTemplates.flatMap((template) =>
      allNoticeChannels
        .filter(
          (channel) =>
            readDraft({ template, channel }, defaultTemplate(template, channel), 'zh').failure !== null,
        )
        .map((channel) => `${template} ${channel}`),
    );
    expect(failures).toEqual([]);
  });
});

describe('a placeholder put in', () => {
  test('stands where the cursor was, or in place of what was marked', () => {
    expect(withField('请于前完成', 'due', { start: 2, end: 2 })).toEqual({ text: '请于{due}前完成', at: 7 });
    expect(withField('请于某日前完成', 'due', { start: 2, end: 4 }).text).toBe('请于{due}前完成');
  });
});
