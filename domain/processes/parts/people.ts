/** Fields about people and places that many forms share; all of them personal data. */
import { accountNumber } from '#domain/customers/account-number.ts';
import { identityCheckCharacter } from '#domain/customers/identity-number.ts';
import { creditCheckCharacter } from '#domain/customers/social-credit-code.ts';
import type { Field } from '../field.ts';
import { choice, field, yesNo } from './make.ts';

/** Made-up numbers with right check digits; nobody's. */
const sampleIdentityBody = '33010019900101001';
const sampleCreditBody = '91330100MA0000001';
export const sampleAccountNumber = accountNumber('3301', 20_240_156);

/** Who applies as a person: identity paper, phone, and the agent who acts for them. */
export const personApplicant: readonly Field[] = [
  field('applicantName', '申请人姓名', {
    type: 'person-name',
    section: 'customer',
    personal: true,
    sample: '王小明',
  }),
  choice('identityKind', '证件种类', {
    'resident-id': '居民身份证',
    'household-book': '户口簿',
    passport: '护照',
    'officer-card': '军官证',
  }),
  field('identityNumber', '身份证号码', {
    type: 'identity-number',
    personal: true,
    visibleWhen: { field: 'identityKind', in: ['resident-id', 'household-book'] },
    sample: sampleIdentityBody + identityCheckCharacter(sampleIdentityBody),
  }),
  field('otherIdentityNumber', '证件号码', {
    type: 'text',
    maxLength: 30,
    personal: true,
    visibleWhen: { field: 'identityKind', in: ['passport', 'officer-card'] },
    sample: 'E00000000',
  }),
  field('applicantPhone', '联系电话', { type: 'phone', personal: true, sample: '13800001234' }),
];

/** Who applies as a firm or public body. */
export const firmApplicant: readonly Field[] = [
  field('firmName', '单位名称', { type: 'text', section: 'customer', sample: '示例市向阳食品有限公司' }),
  field('creditCode', '统一社会信用代码', {
    type: 'credit-code',
    sample: sampleCreditBody + creditCheckCharacter(sampleCreditBody),
  }),
  field('contactName', '业务联系人', { type: 'person-name', personal: true, sample: '李华' }),
  field('contactPhone', '联系人电话', { type: 'phone', personal: true, sample: '13900005678' }),
];

/** Somebody acts for the applicant. */
export const agent: readonly Field[] = [
  yesNo('byAgent', '是否委托他人代办'),
  field('agentName', '代办人姓名', {
    type: 'person-name',
    personal: true,
    visibleWhen: { field: 'byAgent', is: true },
    sample: '赵明',
  }),
  field('agentPhone', '代办人电话', {
    type: 'phone',
    personal: true,
    visibleWhen: { field: 'byAgent', is: true },
    sample: '13700004321',
  }),
];

/** The account a business is about. */
export const account: Field = field('accountNumber', '户号', {
  type: 'account-number',
  section: 'customer',
  sample: sampleAccountNumber,
  help: '电费通知单或电能表旁的标签上有户号。',
});

/** A caller or visitor: how to address and reach them. */
export const caller: readonly Field[] = [
  field('callerName', '客户称呼', {
    type: 'person-name',
    section: 'customer',
    personal: true,
    sample: '王女士',
  }),
  field('callerPhone', '联系电话', { type: 'phone', personal: true, sample: '13800001234' }),
];

/** The account, where the matter has one. */
export const accountIfAny: Field = field('accountNumber', '户号（如有）', {
  type: 'account-number',
  section: 'customer',
  required: false,
  sample: sampleAccountNumber,
});

/** Where the matter is. */
export function address(label: string, sample = '示例市江滨区丰收路 18 号 3 幢 502 室'): Field {
  return field('siteAddress', label, { type: 'address', section: 'address', personal: true, sample });
}

/** When the customer would like to be visited. */
export const wishedVisit: Field = field('wishedVisitAt', '希望上门时间', {
  type: 'datetime',
  section: 'wishes',
  required: false,
  when: 'future',
  sample: '2026-10-12T09:30',
});
