import { missingDocuments } from '#domain/processes/accept.ts';
import type { DocumentRequirement } from '#domain/processes/definition.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import { valuesOf } from '../order.ts';
import { isOpenForWork, listOf, textOf, words } from './verb.ts';
import type { Verb, VerbContext } from './verb.ts';

/** Its form is `AttachForm`. */
const attach: Verb = {
  name: 'attach',
  title: zh('上传附件'),
  group: 'papers',
  offered: isOpenForWork,
  fields: () => [],
  command: (values) => ({
    verb: 'attach',
    attachmentIds: listOf(values, 'attachmentIds'),
    ...(textOf(values, 'document') === '' ? {} : { document: textOf(values, 'document') }),
  }),
};

/** The papers this order still lacks. */
export function missingPapers({
  order,
  definition,
}: Pick<VerbContext, 'order' | 'definition'>): readonly DocumentRequirement[] {
  return missingDocuments(definition, valuesOf(order), order.documents);
}

/** Papers not asked for yet, once something was asked for: such a demand is a supervisor's (R-REQ-05). */
function isSecondDemand({ order }: VerbContext): boolean {
  return order.demands.length > 0;
}

const askDocuments: Verb = {
  name: 'ask-documents',
  title: zh('一次性告知缺件'),
  group: 'papers',
  hint: zh('缺什么一次说全；再次要求新的材料须由督办人员说明理由。'),
  offered: (context) => isOpenForWork(context) && missingPapers(context).length > 0,
  fields: (context) => {
    const papers = missingPapers(context);
    return [
      {
        name: 'documents',
        label: zh('缺少的材料'),
        type: 'choices',
        required: true,
        options: papers.map(({ code, title }) => ({ value: code, title })),
        sample: papers.map(({ code }) => code),
      },
      ...(isSecondDemand(context) ? [words('reason', zh('再次要求材料的理由'), { required: false })] : []),
    ];
  },
  command: (values) => ({
    verb: 'ask-documents',
    documents: listOf(values, 'documents'),
    ...(textOf(values, 'reason') === '' ? {} : { reason: textOf(values, 'reason') }),
  }),
};

const receiveDocuments: Verb = {
  name: 'receive-documents',
  title: zh('收到材料'),
  group: 'papers',
  offered: (context) => isOpenForWork(context) && missingPapers(context).length > 0,
  fields: (context) => {
    const papers = missingPapers(context);
    return [
      {
        name: 'documents',
        label: zh('收到的材料'),
        type: 'choices',
        required: true,
        options: papers.map(({ code, title }) => ({ value: code, title })),
        sample: papers.map(({ code }) => code),
      },
    ];
  },
  command: (values) => ({ verb: 'receive-documents', documents: listOf(values, 'documents') }),
};

/** Its form is `SignatureForm`. */
const recordSignature: Verb = {
  name: 'record-signature',
  title: zh('客户签字'),
  group: 'papers',
  offered: isOpenForWork,
  fields: () => [words('confirms', zh('签字确认的内容'), { maxLength: 200 })],
  command: (values) => ({
    verb: 'record-signature',
    signatureId: textOf(values, 'signatureId'),
    confirms: textOf(values, 'confirms'),
  }),
};

/** Verbs about papers, in the order of the menu. */
export const papersVerbs: readonly Verb[] = [attach, receiveDocuments, askDocuments, recordSignature];
