import type { Refused } from '#domain/kernel/refusal.ts';
import { refuse } from './refusals.ts';
import { isTeamFunction } from './team-functions.ts';

/** Kinds of unit, from the county company down to the crew. */
export const unitKinds = {
  'supply-unit': '供电公司',
  station: '供电所',
  hall: '营业厅',
  team: '班组',
} as const;

export type UnitKind = keyof typeof unitKinds;

/** How far a crew has to go; the limits of the arrival promise differ (R-PROM-10). */
export const regions = { urban: '城区', rural: '农村', remote: '边远' } as const;

export type Region = keyof typeof regions;

/** Which kinds may stand directly above; a kind never stands under itself, so a tree of units has no loop. */
const parentKinds: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  'supply-unit': [],
  station: ['supply-unit'],
  hall: ['supply-unit', 'station'],
  team: ['supply-unit', 'station', 'hall'],
};

export function isUnitKind(word: string): word is UnitKind {
  return Object.hasOwn(unitKinds, word);
}

/** Whether a unit of `kind` may stand under a unit of `parentKind`; null: at the top. */
export function mayStandUnder(kind: UnitKind, parentKind: UnitKind | null): boolean {
  return parentKind === null ? parentKinds[kind].length === 0 : parentKinds[kind].includes(parentKind);
}

/** A unit as somebody enters it. */
export interface OrgUnitInput {
  readonly kind: string;
  /** Kind of the unit above; null for the top. */
  readonly parentKind: string | null;
  readonly code: string;
  readonly name: string;
  /** What the unit does; needed for halls and teams, empty for the others. */
  readonly functions: readonly string[];
  readonly region: string;
}

const nameLengthMax = 60;

/** Everything that is wrong with a unit, each with its field; empty when it may be stored. */
export function validateOrgUnit(input: OrgUnitInput): readonly Refused[] {
  return [
    ...placeErrors(input),
    ...(/^[0-9A-Za-z][0-9A-Za-z-]{1,19}$/.test(input.code)
      ? []
      : [refuse('organisation.unit-code-malformed', 'code')]),
    ...nameErrors(input.name),
    ...functionErrors(input),
    ...(Object.hasOwn(regions, input.region) ? [] : [refuse('organisation.region-unknown', 'region')]),
  ];
}

function placeErrors({ kind, parentKind }: OrgUnitInput): readonly Refused[] {
  if (!isUnitKind(kind)) return [refuse('organisation.unit-kind-unknown', 'kind')];
  const known = parentKind === null || isUnitKind(parentKind);
  if (known && mayStandUnder(kind, parentKind)) return [];
  return [
    refuse('organisation.unit-parent-wrong', 'parentUnitId', {
      kind: unitKinds[kind],
      parents: parentKinds[kind].map((parent) => unitKinds[parent]).join('、') || '无',
    }),
  ];
}

function nameErrors(name: string): readonly Refused[] {
  const length = name.trim().length;
  if (length >= 2 && length <= nameLengthMax) return [];
  return [refuse('organisation.unit-name-length', 'name', { lengthMax: nameLengthMax })];
}

function functionErrors({ kind, functions }: OrgUnitInput): readonly Refused[] {
  const unknown = functions.filter((word) => !isTeamFunction(word));
  if (unknown.length > 0) return [refuse('organisation.team-function-unknown', 'functions')];
  if (!isUnitKind(kind)) return [];
  const works = kind === 'hall' || kind === 'team';
  if (works && functions.length === 0) return [refuse('organisation.team-function-missing', 'functions')];
  if (!works && functions.length > 0) return [refuse('organisation.team-function-misplaced', 'functions')];
  return [];
}
