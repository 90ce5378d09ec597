import { deadlineText, minuteText } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Field, FormValues } from '#domain/processes/field.ts';
import { channelTitles, statusTitles } from '#domain/processes/titles.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading } from '../../../platform/db/database.ts';
import type { PrintedPaper } from '../../../platform/http/download.ts';
import type { CaseRecordPaper, PaperDocument, PaperLine } from '../../../platform/pdf/papers.ts';
import { renderPdf } from '../../../platform/pdf/typst.ts';
import type { Platform } from '../../../platform/platform.ts';
import { definitionOf } from '../definition-of.ts';
import { readPage } from '../reading.ts';
import { valueText } from '../summary.ts';
import type { OrderPage } from './order-page.ts';
import { proveOrderChain, type OrderProof } from './proof.ts';

const verdictTitles: Readonly<Record<OrderPage['clocks'][number]['verdict'], string>> = {
  running: '计时中',
  paused: '已暂停',
  overdue: '已超期',
  kept: '按期',
  late: '超期',
  excused: '超期（已免责）',
  cancelled: '不再适用',
};

function at(iso: string | null): string {
  return iso === null ? '—' : minuteText(Date.parse(iso));
}

/** The answers of the form as the paper lists them, masked as on screen. */
export function formLines(definition: ProcessDefinition, values: OrderPage['values']): PaperLine[] {
  return fieldLines(definition.form, values);
}

/** The fields that are answered, under their labels. */
export function fieldLines(fields: readonly Field[], values: FormValues): PaperLine[] {
  return fields.flatMap((field) => {
    const value = values[field.name];
    return value === undefined ? [] : [{ label: field.label, value: valueText(field, value) }];
  });
}

/** The papers of a business, which of them are there. */
export function paperDocuments(definition: ProcessDefinition, received: readonly string[]): PaperDocument[] {
  return definition.documents.map((document) => ({
    title: document.title,
    note: document.sample,
    received: received.includes(document.code),
  }));
}

function clockLines(page: OrderPage): CaseRecordPaper['clocks'] {
  return page.clocks.map((clock) => ({
    title: clock.title,
    limit: clock.limit,
    startedAt: at(clock.startedAt),
    dueAt: clock.dueAt === null ? '—' : deadlineText(Date.parse(clock.dueAt)),
    stoppedAt: at(clock.stoppedAt),
    verdict: verdictTitles[clock.verdict],
    explanation: clock.explanation.zh,
  }));
}

function paperOf(
  page: OrderPage,
  context: { proof: OrderProof; orgName: string; nowMs: number },
): CaseRecordPaper {
  const { proof, orgName, nowMs } = context;
  const definition = definitionOf(page.kind, page.definitionVersion);
  return {
    unit: orgName,
    orderNumber: page.orderNo,
    kind: page.title,
    customer: page.contactName ?? '—',
    status: statusTitles[page.status],
    lines: [
      { label: '受理渠道', value: channelTitles[page.channel] },
      { label: '受理时间', value: at(page.acceptedAt) },
      { label: '办结时间', value: at(page.closedAt) },
      { label: '责任单位', value: page.unit },
      { label: '首问负责人', value: page.firstResponsible?.name ?? '—' },
    ],
    form: formLines(definition, page.values),
    documents: paperDocuments(definition, page.documents),
    attachments: page.attachments.map((file) => ({
      fileName: file.fileName,
      label: file.label,
      addedAt: at(file.addedAt),
      sha256: file.sha256,
    })),
    clocks: clockLines(page),
    timeline: page.timeline.toReversed().map(({ at: when, title, step, actor, lines }) => ({
      at: at(when),
      title: step === null ? title : `${title} · ${step}`,
      actor,
      lines,
    })),
    notices: page.notices.map(({ createdAt, channel, recipient, body, status }) => ({
      at: at(createdAt),
      channel,
      recipient,
      body,
      status,
    })),
    proof: {
      events: proof.events,
      head: proof.head.hash,
      verdict:
        proof.findings.length === 0 ? '完整，未被改动' : `发现 ${proof.findings.length.toString()} 处异常`,
      checkedAt: minuteText(nowMs),
    },
  };
}

/** The whole case on paper with the proof that nothing was touched (R-REQ-14). */
export async function caseRecord(platform: Platform, caller: Caller, orderId: string): Promise<PrintedPaper> {
  const page = await readPage(platform, caller, orderId);
  const key = { orgId: caller.orgId, orderId };
  const proof = await reading(platform.db, [caller.orgId], (tx) => proveOrderChain(platform, tx, key));
  if (proof === null) throw new Refusal('not-found', { data: { what: '工单' } });
  const paper = paperOf(page, { proof, orgName: caller.orgName, nowMs: platform.now().getTime() });
  return { fileName: page.orderNo, pdf: renderPdf('case-record', paper) };
}
