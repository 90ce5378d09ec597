import { deadlineText, minuteText } from '#domain/kernel/instant.ts';
import { maskName } from '#domain/customers/masking.ts';
import { requiredDocuments } from '#domain/processes/accept.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { resultClock } from '#domain/processes/result-clock.ts';
import { channelTitles } from '#domain/processes/titles.ts';
import { contactInForm } from '#domain/requests/contact-in-form.ts';
import type { Caller } from '../../platform/caller.ts';
import type { PrintedPaper } from '../../platform/http/download.ts';
import type { PaperPromise } from '../../platform/pdf/papers.ts';
import { renderPdf } from '../../platform/pdf/typst.ts';
import type { Platform } from '../../platform/platform.ts';
import { definitionOf, followLink, formLines, paperDocuments, readPage } from '../orders/index.ts';
import { newestDefinition } from './commands/accept-request.ts';
import type { RequestInput } from './input.ts';

const hotline = '95598';

/** The receipt the customer takes home: number, promise, who answers for it, and the code to follow it (R-REQ-03). */
export async function receiptPdf(platform: Platform, caller: Caller, orderId: string): Promise<PrintedPaper> {
  const page = await readPage(platform, caller, orderId);
  const definition = definitionOf(page.kind, page.definitionVersion);
  const told = resultClock(
    definition,
    page.clocks.filter(({ stoppedAt }) => stoppedAt === null),
  );
  const promises = page.clocks
    .map((clock): PaperPromise => ({
      title: clock.title,
      result: clock === told,
      due: clock.dueAt === null ? '待恢复计时后确定' : deadlineText(Date.parse(clock.dueAt)),
      explanation: clock.explanation.zh,
    }))
    .sort((a, b) => Number(b.result) - Number(a.result));
  const data = {
    unit: caller.orgName,
    hotline,
    orderNumber: page.orderNo,
    kind: page.title,
    customer: page.contactName ?? '—',
    acceptedAt: minuteText(Date.parse(page.acceptedAt)),
    channel: channelTitles[page.channel],
    lines: formLines(definition, page.values),
    documents: paperDocuments(definition, page.documents),
    promises,
    responsible: {
      name: page.firstResponsible?.name ?? caller.name,
      phone: page.firstResponsible?.phone ?? caller.phone,
    },
    followUrl: followLink(platform, page),
  };
  return { fileName: `receipt-${page.orderNo}`, pdf: renderPdf('receipt', data) };
}

/** What is still missing, told once and in full, before or at the acceptance (R-REQ-05). */
export function noticePdf(platform: Platform, caller: Caller, input: RequestInput): PrintedPaper {
  const definition = newestDefinition(input.kind);
  const values: FormValues = input.values;
  const name = input.subject.contactName ?? contactInForm(values).contactName;
  const needed = new Set(requiredDocuments(definition, values).map((document) => document.code));
  const papers = paperDocuments(definition, input.documents);
  const wanted = papers.filter((_, at) => needed.has(definition.documents[at]?.code ?? ''));
  const data = {
    unit: caller.orgName,
    hotline,
    orderNumber: null,
    kind: definition.title,
    customer: name === undefined || name === '' ? '—' : maskName(name),
    toldAt: minuteText(platform.now().getTime()),
    missing: wanted.filter((document) => !document.received),
    held: wanted.filter((document) => document.received),
    responsible: { name: caller.name, phone: caller.phone },
    handIn: `${caller.posts[0]?.unitName ?? caller.orgName}，或拨打 ${hotline} 预约上门收取`,
  };
  return { fileName: 'documents', pdf: renderPdf('documents-notice', data) };
}
