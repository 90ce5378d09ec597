import { describe, expect, test } from 'vitest';
import { noticeCatalogue } from '#domain/processes/notice-codes.ts';
import { allNoticeChannels } from './channel.ts';
import { allNoticeTemplates, defaultTexts } from './default-texts.ts';
import { sampleFacts } from './fields.ts';
import { checkTemplate, defaultTemplate, fieldsOf, renderNotice, smsLengthMax } from './render.ts';

/** Texts with a list, a reason or number, due time and address together: cutting them would hide what matters. */
const longByNature = new Set(['request-accepted', 'documents-missing', 'urged', 'escalated']);

/** One-time codes of the online hall: no process sends them. */
const ofNoProcess = ['portal-code'];

describe('the texts of the code', () => {
  test('every notice of the processes has its text, and no text is left over', () => {
    const expected = [...Object.keys(noticeCatalogue), ...ofNoProcess];
    expect([...allNoticeTemplates].sort()).toEqual(expected.sort());
  });

  test.each(allNoticeTemplates)('%s passes the same check as a text of a unit, on every channel', (code) => {
    for (const channel of allNoticeChannels) {
      expect(checkTemplate(code, channel, defaultTemplate(code, channel))).toBeNull();
    }
  });

  test.each(allNoticeTemplates)('%s uses every field its sender must give', (code) => {
    const { subject, short, long } = defaultTexts[code];
    const used = `${subject}${short}${long}`;
    for (const field of defaultTexts[code].fields) expect(used).toContain(`{${field}}`);
  });

  test.each(allNoticeTemplates)('%s fits one SMS with its signature', (code) => {
    const { body } = renderNotice(defaultTemplate(code, 'sms'), sampleFacts);
    expect(body.startsWith('【青川县供电公司】')).toBe(true);
    if (!longByNature.has(code)) expect(body.length).toBeLessThanOrEqual(smsLengthMax);
  });

  test.each(allNoticeTemplates)('%s is filled whole from the fields it declares', (code) => {
    const facts = Object.fromEntries(fieldsOf(code).map((field) => [field, sampleFacts[field] ?? '']));
    for (const channel of allNoticeChannels) {
      const rendered = renderNotice(defaultTemplate(code, channel), facts);
      expect(rendered.missing).toEqual([]);
      expect(`${rendered.subject ?? ''}${rendered.body}`).not.toMatch(/[{}]/);
    }
  });

  test('the acknowledgement of a confidential report names neither business nor order', () => {
    for (const channel of allNoticeChannels) {
      const { subject, body } = defaultTemplate('request-accepted-confidential', channel);
      expect(`${subject ?? ''}${body}`).not.toMatch(/\{kind\}|\{orderNumber\}|举报/);
    }
  });
});
