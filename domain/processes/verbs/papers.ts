/** Papers and signatures: what is attached, asked for once in full, received, signed (R-REQ-05, R-REQ-13). */
import type { Refused } from '#domain/kernel/refusal.ts';
import { missingDocuments, unknownDocuments } from '../accept.ts';
import { isSupervisor, openOnly } from '../actor-rules.ts';
import { fire } from '../clock-play.ts';
import type { CommandOf } from '../command.ts';
import type { Play } from '../play.ts';
import { change, notify, record } from '../play.ts';
import { refuse } from '../refusals.ts';
import { textFault } from './texts.ts';

/** Adds files to the order; named as a paper, the paper counts as received. */
export function attach(play: Play, command: CommandOf<'attach'>): Refused | null {
  const { attachmentIds, document } = command;
  const unfit = openOnly(play.order) ?? (document === undefined ? null : firstUnknown(play, [document]));
  if (unfit !== null) return unfit;
  if (attachmentIds.length === 0) return refuse('process.evidence-missing', {}, 'attachmentIds');
  record(play, 'attached', {
    data: { attachmentIds, ...(document === undefined ? {} : { document }) },
  });
  if (document !== undefined) takeIn(play, [document]);
  return null;
}

/** Tells the customer what is missing. The second, different demand is a supervisor's, with a reason. */
export function askDocuments(play: Play, command: CommandOf<'ask-documents'>): Refused | null {
  const unfit = openOnly(play.order) ?? firstUnknown(play, command.documents);
  if (unfit !== null) return unfit;
  const asked = [...new Set(command.documents)].filter((code) => !play.order.documents.includes(code));
  if (asked.length === 0) return refuse('process.nothing-missing', {}, 'documents');
  const told = new Set(play.order.demands.flat());
  const isNew = play.order.demands.length > 0 && asked.some((code) => !told.has(code));
  if (isNew) {
    if (!isSupervisor(play.facts.actor)) return refuse('process.second-demand');
    const wrong = textFault(command.reason ?? '', 'reason', '再次要求材料的理由');
    if (wrong !== null) return wrong;
  }
  change(play, { demands: [...play.order.demands, asked] });
  record(play, 'documents-asked', {
    data: { documents: asked, ...(command.reason === undefined ? {} : { reason: command.reason }) },
  });
  notify(play, 'documents-missing', { titles: titlesOf(play, asked) });
  return null;
}

/** Papers came in; the last one missing fires `documents-complete`. */
export function receiveDocuments(play: Play, command: CommandOf<'receive-documents'>): Refused | null {
  const unfit = openOnly(play.order) ?? firstUnknown(play, command.documents);
  if (unfit !== null) return unfit;
  const fresh = command.documents.filter((code) => !play.order.documents.includes(code));
  if (fresh.length === 0) return refuse('process.nothing-missing', {}, 'documents');
  takeIn(play, fresh);
  return null;
}

/** The customer signed something beyond what an action asks for. */
export function recordSignature(play: Play, command: CommandOf<'record-signature'>): Refused | null {
  const unfit = openOnly(play.order) ?? textFault(command.confirms, 'confirms', '签字确认的内容', 200);
  if (unfit !== null) return unfit;
  record(play, 'signed', { data: { signatureId: command.signatureId, confirms: command.confirms } });
  return null;
}

function takeIn(play: Play, codes: readonly string[]): void {
  const documents = [...new Set([...play.order.documents, ...codes])];
  change(play, { documents });
  record(play, 'documents-received', { data: { documents: codes } });
  const missing = missingDocuments(play.definition, play.order.values, documents);
  if (missing.length > 0 || play.order.fired.includes('documents-complete')) return;
  fire(play, 'documents-complete');
  notify(play, 'documents-complete');
}

function firstUnknown(play: Play, codes: readonly string[]): Refused | null {
  return unknownDocuments(play.definition, codes)[0] ?? null;
}

function titlesOf(play: Play, codes: readonly string[]): string {
  const asked = play.definition.documents.filter((document) => codes.includes(document.code));
  return asked.map((document) => document.title).join('、');
}
