/** A template while it is edited: what it reads like filled in, how long it is, and why it cannot be saved. */
import type { NoticeChannel } from '#domain/notices/channel.ts';
import type { NoticeTemplateCode } from '#domain/notices/default-texts.ts';
import { sampleFacts } from '#domain/notices/fields.ts';
import { noticeRefusals } from '#domain/notices/refusals.ts';
import { checkTemplate, renderNotice, smsParts, type ChannelTemplate } from '#domain/notices/render.ts';
import { refusedText } from '#web/lib/format/refused-text.ts';
import type { Language } from '#web/lib/i18n/language.ts';

export interface TemplateKey {
  readonly template: NoticeTemplateCode;
  readonly channel: NoticeChannel;
}

export interface DraftReading {
  readonly subject: string | null;
  readonly body: string;
  /** Characters once filled with the samples. */
  readonly length: number;
  /** Messages an SMS is billed as; 0 on other channels. */
  readonly parts: number;
  /** Field and reason why it cannot be saved, or null. */
  readonly failure: { readonly field: string; readonly text: string } | null;
}

/** Reads a draft by the rules that will judge and fill it on the server. */
export function readDraft(key: TemplateKey, draft: ChannelTemplate, language: Language): DraftReading {
  const { subject, body } = renderNotice(draft, sampleFacts);
  const refused = checkTemplate(key.template, key.channel, draft);
  return {
    subject,
    body,
    length: body.length,
    parts: key.channel === 'sms' ? smsParts(body) : 0,
    failure:
      refused === null
        ? null
        : { field: refused.field ?? 'body', text: refusedText(refused, noticeRefusals, language) },
  };
}

/** The text with a placeholder put where the cursor stands, and where the cursor stands then. */
export function withField(
  text: string,
  field: string,
  selection: { readonly start: number; readonly end: number },
): { readonly text: string; readonly at: number } {
  const inserted = `{${field}}`;
  return {
    text: text.slice(0, selection.start) + inserted + text.slice(selection.end),
    at: selection.start + inserted.length,
  };
}
