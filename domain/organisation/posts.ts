/**
 * The posts of a supply unit. A post gives roles, roles give permissions (R-STAFF-06); a person holds posts of
 * one line of work only (R-STAFF-08): whoever mends lines keeps no customer's account, whoever inspects the
 * service does not render it, whoever runs the system does neither.
 */
import type { Refused } from '#domain/kernel/refusal.ts';
import type { UnitKind } from './org-unit.ts';
import type { Permission } from './permissions.ts';
import { refuse } from './refusals.ts';
import { permissionsOfRoles } from './roles.ts';
import type { RoleCode } from './roles.ts';

/** Lines of work. `lead` joins any line but the two that watch over the others. */
export const postLines = {
  business: '营业',
  hotline: '热线',
  distribution: '配电',
  lead: '管理',
  quality: '稽查',
  system: '系统',
} as const;

export type PostLine = keyof typeof postLines;

export interface Post {
  readonly title: string;
  readonly line: PostLine;
  readonly roles: readonly RoleCode[];
  /** Kinds of unit in which the post may be held. */
  readonly unitKinds: readonly UnitKind[];
}

const atCounter = ['hall', 'station', 'team'] as const;
const inTeam = ['team', 'station'] as const;
const inOffice = ['supply-unit', 'station', 'team'] as const;

export const posts = {
  'hall-clerk': { title: '营业厅受理员', line: 'business', roles: ['clerk'], unitKinds: atCounter },
  'hotline-agent': {
    title: '95598座席',
    line: 'hotline',
    roles: ['agent'],
    unitKinds: ['team', 'supply-unit'],
  },
  'account-manager': {
    title: '客户经理',
    line: 'business',
    roles: ['clerk', 'surveyor'],
    unitKinds: [...inOffice, 'hall'],
  },
  surveyor: { title: '业扩勘查员', line: 'business', roles: ['surveyor'], unitKinds: inTeam },
  'design-reviewer': { title: '设计审查员', line: 'business', roles: ['surveyor'], unitKinds: inOffice },
  'meter-installer': { title: '装表接电员', line: 'business', roles: ['metering'], unitKinds: inTeam },
  'meter-reader': { title: '抄表员', line: 'business', roles: ['reading'], unitKinds: inTeam },
  inspector: { title: '用电检查员', line: 'business', roles: ['inspector'], unitKinds: inTeam },
  'contract-officer': { title: '合同管理员', line: 'business', roles: ['contract'], unitKinds: inOffice },
  'billing-officer': { title: '核算员', line: 'business', roles: ['billing'], unitKinds: inOffice },
  'price-administrator': {
    title: '电价管理员',
    line: 'business',
    roles: ['pricing'],
    unitKinds: inOffice,
  },
  dispatcher: { title: '调度员', line: 'distribution', roles: ['dispatcher'], unitKinds: inOffice },
  repairer: { title: '抢修员', line: 'distribution', roles: ['crew'], unitKinds: inTeam },
  'quality-officer': {
    title: '稽查投诉专责',
    line: 'quality',
    roles: ['quality'],
    unitKinds: ['supply-unit', 'team'],
  },
  'team-leader': { title: '班长', line: 'lead', roles: ['supervisor'], unitKinds: ['team'] },
  'hall-supervisor': {
    title: '营业厅主管',
    line: 'lead',
    roles: ['clerk', 'supervisor'],
    unitKinds: ['hall'],
  },
  'station-head': { title: '供电所所长', line: 'lead', roles: ['supervisor'], unitKinds: ['station'] },
  director: { title: '主任', line: 'lead', roles: ['manager'], unitKinds: ['supply-unit', 'station'] },
  administrator: { title: '系统管理员', line: 'system', roles: ['admin'], unitKinds: ['supply-unit'] },
} as const satisfies Readonly<Record<string, Post>>;

export type PostCode = keyof typeof posts;

/** Every post, in the order of the catalogue. */
export const allPosts = Object.keys(posts) as readonly PostCode[];

export function isPost(word: string): word is PostCode {
  return Object.hasOwn(posts, word);
}

/** The post of a code, with its general type. */
export function postOf(code: PostCode): Post {
  return posts[code];
}

/** What the posts a person holds allow; a post this release doesn't know allows nothing. */
export function permissionsOfPosts(codes: Iterable<string>): ReadonlySet<Permission> {
  return permissionsOfRoles([...codes].filter(isPost).flatMap((code) => postOf(code).roles));
}

/** A post a person holds, or is to hold, and the kind of unit it is in. */
export interface Assignment {
  readonly post: string;
  readonly unitKind: UnitKind;
}

/** Whether a person may hold all these posts at the same time; every objection, empty when they may. */
export function validateAssignments(assignments: readonly Assignment[]): readonly Refused[] {
  const unknown = assignments.filter(({ post }) => !isPost(post));
  if (unknown.length > 0)
    return unknown.map(({ post }) => refuse('organisation.post-unknown', 'posts', { post }));
  return [...assignments.flatMap(misplaced), ...mixed(assignments)];
}

function misplaced({ post, unitKind }: Assignment): readonly Refused[] {
  if (!isPost(post) || postOf(post).unitKinds.includes(unitKind)) return [];
  return [refuse('organisation.post-misplaced', 'posts', { post: posts[post].title })];
}

function mixed(assignments: readonly Assignment[]): readonly Refused[] {
  const held = assignments.map(({ post }) => post).filter(isPost);
  for (const [at, post] of held.entries()) {
    const other = held.slice(at + 1).find((later) => !mayGoTogether(posts[post].line, posts[later].line));
    if (other !== undefined)
      return [
        refuse('organisation.posts-mixed', 'posts', { post: posts[post].title, other: posts[other].title }),
      ];
  }
  return [];
}

/** Whether one person may work in both lines (R-STAFF-08). */
export function mayGoTogether(a: PostLine, b: PostLine): boolean {
  if (a === b) return true;
  const watching = (line: PostLine) => line === 'quality' || line === 'system';
  return (a === 'lead' || b === 'lead') && !watching(a) && !watching(b);
}
