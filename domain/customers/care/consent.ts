/**
 * What a customer has agreed to, purpose by purpose (Personal Information Protection Law, art. 14 to 17): a consent
 * names the wording that was agreed to, and is taken back as easily as it was given. What a contract of supply needs
 * to be carried out (art. 13) asks for no consent and is not listed.
 */
import type { Refused } from '#domain/kernel/refusal.ts';
import { careRefuse } from './refusals.ts';

/** One wording of a purpose; a new wording is a new version, never an edit. */
export interface ConsentText {
  readonly version: string;
  readonly text: string;
}

interface Purpose {
  readonly title: string;
  /** The newest last. */
  readonly texts: readonly [ConsentText, ...ConsentText[]];
}

export const consentPurposes = {
  'return-visit': {
    title: '回访与满意度调查',
    texts: [{ version: '2026-1', text: '同意在业务办结后通过电话或短信接受回访，评价用于改进服务。' }],
  },
  'energy-advice': {
    title: '用能分析与节能建议',
    texts: [{ version: '2026-1', text: '同意按月分析用电数据，并收到节能和安全用电建议。' }],
  },
  paperless: {
    title: '电子账单与电子合同',
    texts: [
      { version: '2025-1', text: '同意以电子方式接收账单。' },
      { version: '2026-1', text: '同意以电子方式接收账单、合同和业务单据，可随时改回纸质。' },
    ],
  },
  'document-sharing': {
    title: '政务平台共享证照',
    texts: [{ version: '2026-1', text: '同意在办电时从政务平台调取证照，免交复印件。' }],
  },
  'promotion-news': {
    title: '活动与增值服务信息',
    texts: [{ version: '2026-1', text: '同意收到电动汽车充电、综合能源等服务信息。' }],
  },
} as const satisfies Readonly<Record<string, Purpose>>;
export type ConsentPurpose = keyof typeof consentPurposes;

export const consentChannels = {
  counter: '营业厅当面',
  phone: '电话（录音）',
  paper: '书面签字',
  online: '网上营业厅',
} as const;
export type ConsentChannel = keyof typeof consentChannels;

/** A consent as it stands in the file. */
export interface Consent {
  readonly consentId: string;
  readonly purpose: string;
  readonly version: string;
  readonly isWithdrawn: boolean;
}

/** The wording that is agreed to today. */
export function currentText(purpose: ConsentPurpose): ConsentText {
  const texts: readonly ConsentText[] = consentPurposes[purpose].texts;
  return texts.at(-1) ?? consentPurposes[purpose].texts[0];
}

/** The words of a version; null for one this program never showed. */
export function textOf(purpose: string, version: string): string | null {
  if (!isConsentPurpose(purpose)) return null;
  const texts: readonly ConsentText[] = consentPurposes[purpose].texts;
  return texts.find((text) => text.version === version)?.text ?? null;
}

export function isConsentPurpose(word: string): word is ConsentPurpose {
  return Object.hasOwn(consentPurposes, word);
}

/** The consent in force for a purpose; null when none was given or it was taken back. */
export function inForce(consents: readonly Consent[], purpose: string): Consent | null {
  return consents.find((consent) => consent.purpose === purpose && !consent.isWithdrawn) ?? null;
}

/**
 * What giving a consent does: nothing stands against it, or it is given already with this very wording. One to an
 * older wording is replaced by the new one.
 */
export function giveConsent(
  consents: readonly Consent[],
  purpose: ConsentPurpose,
): { readonly version: string; readonly replaces: string | null } | Refused {
  const { version } = currentText(purpose);
  const before = inForce(consents, purpose);
  if (before?.version === version) return careRefuse('customer.consent-given', { field: 'purpose' });
  return { version, replaces: before?.consentId ?? null };
}

/** The consent that is taken back; refused when it was taken back before. */
export function withdrawConsent(consents: readonly Consent[], consentId: string): Consent | Refused {
  const found = consents.find((consent) => consent.consentId === consentId);
  const gone = careRefuse('customer.consent-withdrawn');
  return found === undefined || found.isWithdrawn ? gone : found;
}
