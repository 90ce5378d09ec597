import nodemailer from 'nodemailer';
import { mailHtml } from '#domain/notices/mail-html.ts';
import type { Config } from '../config.ts';
import type { Outcome, Outgoing, Send } from './outcome.ts';

const connectTimeoutMs = 10_000;
const silenceTimeoutMs = 60_000;
/** Below the limit after which the sweep calls the attempt lost. */
const attemptTimeoutMs = 90_000;
const mailAddress = /^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\]+$/;
/** Failures before a message can have left us. */
const beforeSending = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG', 'EPROXY']);
const neverConnected = /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN/;
const connectFailed = /Connection timeout|Greeting never received/;

interface MailFailure {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly responseCode?: unknown;
  readonly message?: unknown;
}

/** What a failure of the mail library means for the message; in doubt it may have been delivered. */
export function mailOutcome(error: unknown): Outcome {
  const failure: MailFailure = typeof error === 'object' && error !== null ? error : {};
  const reason = String(failure.message ?? error);
  const answer = Number(failure.responseCode ?? 0);
  if (answer >= 500) return { result: 'failed', reason };
  if (answer >= 400) return { result: 'retry', reason };
  const codes = `${String(failure.code)} ${String(failure.originalCode)} ${reason}`;
  if (beforeSending.has(String(failure.code)) || neverConnected.test(codes) || connectFailed.test(reason)) {
    return { result: 'retry', reason };
  }
  if (failure.code === 'EENVELOPE') return { result: 'failed', reason };
  return { result: 'uncertain', reason };
}

/**
 * Mail over SMTP, one connection a message: a pool puts a message whose connection broke back into its own
 * queue, and would send twice what the server had already taken.
 */
export function mailTransport(
  url: string,
  { mailFrom, publicUrl }: Pick<Config, 'mailFrom' | 'publicUrl'>,
): Send {
  const transporter = nodemailer.createTransport({
    url,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = new URL(publicUrl).hostname;
  return async (notice: Outgoing): Promise<Outcome> => {
    if (!mailAddress.test(notice.recipient)) return { result: 'failed', reason: '邮件地址不正确' };
    const subject = notice.subject ?? '';
    try {
      const info = await transporter.sendMail({
        from: mailFrom,
        to: { name: '', address: notice.recipient },
        subject,
        text: notice.body,
        html: mailHtml(subject, notice.body),
        // The same for every attempt: a server or reader that sees it twice can tell.
        messageId: `<${notice.noticeId}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(attemptTimeoutMs),
      });
      return { result: 'sent', reference: info.response.slice(0, 200) };
    } catch (error) {
      return mailOutcome(error);
    }
  };
}
