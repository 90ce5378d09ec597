import type { Refused } from '#domain/kernel/refusal.ts';
import type { NoticeChannel } from './channel.ts';
import { defaultTexts, type NoticeTemplateCode } from './default-texts.ts';
import {
  everyNotice,
  isNoticeField,
  noticeFields,
  sampleFacts,
  type NoticeFacts,
  type NoticeField,
} from './fields.ts';
import type { NoticeRefusal } from './refusals.ts';

/** A template of one channel, as stored or from the code. */
export interface ChannelTemplate {
  readonly subject: string | null;
  readonly body: string;
}

/** A notice ready to be stored; `missing` names fields that were filled with the neutral word. */
export interface RenderedNotice {
  readonly subject: string | null;
  readonly body: string;
  readonly missing: readonly NoticeField[];
}

/** One SMS in UCS-2; longer ones travel in parts of 67. */
export const smsLengthMax = 70;
const smsPartLength = 67;
/** An operator's gateway commonly takes five parts. */
const smsPartsMax = 5;
const mailLengthMax = 5_000;
const subjectLengthMax = 100;
const placeholder = /\{([^{}]*)\}/g;
const neutralWord = '详见进度页';

/** The text of the code for a channel; an SMS carries the unit's signature, as gateways demand. */
export function defaultTemplate(code: NoticeTemplateCode, channel: NoticeChannel): ChannelTemplate {
  const text = defaultTexts[code];
  if (channel === 'sms') return { subject: null, body: `【{unit}】${text.short}` };
  if (channel === 'staff') return { subject: text.subject, body: text.short };
  return { subject: text.subject, body: text.long };
}

/** Fields that a template of this code may use. */
export function fieldsOf(code: NoticeTemplateCode): readonly NoticeField[] {
  return [...everyNotice, ...defaultTexts[code].fields];
}

/** How many messages an SMS is billed as. */
export function smsParts(text: string): number {
  return text.length <= smsLengthMax ? 1 : Math.ceil(text.length / smsPartLength);
}

function refuse(code: NoticeRefusal, field: string, data: Refused['data'] = {}): Refused {
  return { refused: code, field, data };
}

function checkText(text: string, field: 'subject' | 'body', allowed: readonly NoticeField[]): Refused | null {
  if (text.trim() === '') return refuse('notice.text-empty', field);
  for (const [, word = ''] of text.matchAll(placeholder)) {
    if (isNoticeField(word) && allowed.includes(word)) continue;
    const names = allowed.map((name) => `{${name}}${noticeFields[name].title}`).join('、');
    return refuse('notice.placeholder-unknown', field, { placeholder: `{${word}}`, allowed: names });
  }
  if (/[{}]/.test(text.replaceAll(placeholder, ''))) {
    return refuse('notice.brace-open', field, { open: '{', close: '}' });
  }
  return null;
}

function lengthMaxOf(channel: NoticeChannel): number {
  return channel === 'sms' ? smsPartLength * smsPartsMax : mailLengthMax;
}

function checkLength(text: string, field: 'subject' | 'body', lengthMax: number): Refused | null {
  const length = fill(text, sampleFacts).text.length;
  return length <= lengthMax ? null : refuse('notice.text-too-long', field, { length, lengthMax });
}

/** Why a unit's own text cannot be used, or null; lengths are those of the text filled with the samples. */
export function checkTemplate(
  code: NoticeTemplateCode,
  channel: NoticeChannel,
  template: ChannelTemplate,
): Refused | null {
  const allowed = fieldsOf(code);
  const subject = channel === 'sms' ? null : (template.subject ?? '');
  return (
    (subject === null ? null : checkText(subject, 'subject', allowed)) ??
    (subject === null ? null : checkLength(subject, 'subject', subjectLengthMax)) ??
    checkText(template.body, 'body', allowed) ??
    checkLength(template.body, 'body', lengthMaxOf(channel))
  );
}

function fill(text: string, facts: NoticeFacts): { text: string; missing: NoticeField[] } {
  const missing: NoticeField[] = [];
  // One pass: a value that itself contains braces is not filled again.
  const filled = text.replaceAll(placeholder, (whole, word: string) => {
    if (!isNoticeField(word)) return whole;
    const value = facts[word];
    if (value !== undefined && value !== '') return value;
    missing.push(word);
    return neutralWord;
  });
  return { text: filled, missing };
}

/** A line break in a subject would let a value add headers of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, subjectLengthMax * 2);
}

/**
 * Fills a template. A field the sender left out never stops the case that causes the notice: it reads
 * “详见进度页” and is named in `missing`, for the log.
 */
export function renderNotice(template: ChannelTemplate, facts: NoticeFacts): RenderedNotice {
  const subject = template.subject === null ? null : fill(template.subject, facts);
  const body = fill(template.body, facts);
  return {
    subject: subject === null ? null : oneLine(subject.text),
    body: body.text,
    missing: [...new Set([...(subject?.missing ?? []), ...body.missing])],
  };
}
