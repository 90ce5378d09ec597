/** What a verification of a unit's events found, in words. */
import { caseTitle } from './case-titles.ts';
import type { ChainFindingKind } from './verify-chain.ts';
import type { DayFindingKind } from './day-seal.ts';

/** Beyond the findings of one chain: events whose head is gone. */
export type CaseFindingKind = ChainFindingKind | 'head-missing';

/** One finding, about an event of a case or about a sealed day. */
export type AuditFinding =
  | {
      readonly about: 'case';
      readonly kind: CaseFindingKind;
      readonly orgId: number;
      readonly caseKind: string;
      readonly caseId: string;
      readonly seq: number;
    }
  | {
      readonly about: 'day';
      readonly kind: DayFindingKind | 'anchor-mismatch';
      readonly orgId: number;
      readonly day: string;
    };

/** How far a verification is. */
export interface AuditProgress {
  readonly cases: number;
  readonly casesTotal: number;
  readonly events: number;
}

export interface AuditReport extends AuditProgress {
  readonly orgId: number;
  /** Sealed days held against their events. */
  readonly days: number;
  /** Days gone by that wait for their seal (the server was not running): no finding, but nothing protects them yet. */
  readonly openDays: readonly string[];
  readonly findingCount: number;
  /** The first of them, at most `findingsMax`. */
  readonly findings: readonly AuditFinding[];
}

/** Findings a report keeps; the rest are counted. */
export const findingsMax = 1_000;

export const caseFindingWords: Readonly<Record<CaseFindingKind, string>> = {
  changed: '内容被改动',
  removed: '被删除',
  reordered: '顺序被调换',
  'cut-off': '及其以后的记录被截去',
  'personal-changed': '的个人信息被改动',
  'head-mismatch': '与链头不符',
  'head-missing': '没有链头',
};

export const dayFindingWords: Readonly<Record<Extract<AuditFinding, { about: 'day' }>['kind'], string>> = {
  changed: '封存记录被改动',
  removed: '封存记录被删除',
  reordered: '封存记录顺序被调换',
  'cut-off': '封存记录被截去',
  unsealed: '有记录而没有封存',
  'root-mismatch': '当日记录与封存不符（有增、删或改）',
  'anchor-mismatch': '封存与数据目录中留存的不同',
};

/** A finding in Chinese, with the place to look at. */
export function findingZh(finding: AuditFinding): string {
  return finding.about === 'day'
    ? `${finding.day}：${dayFindingWords[finding.kind]}`
    : `${caseTitle(finding.caseKind)} ${finding.caseId} 第 ${String(finding.seq)} 条${caseFindingWords[finding.kind]}`;
}
