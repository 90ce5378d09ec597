import { Type } from 'typebox';
import { regions, unitKinds } from '#domain/organisation/org-unit.ts';
import { allTeamFunctions } from '#domain/organisation/team-functions.ts';
import { defineRoute } from './route.ts';
import {
  change,
  History,
  historyQuery,
  Line,
  OneOf,
  OrNull,
  Phone,
  Revision,
  Saved,
  Uuid,
} from './shapes.ts';

type Keys<T> = readonly (keyof T & string)[];

const UnitKindWord = OneOf(Object.keys(unitKinds) as Keys<typeof unitKinds>);
const RegionWord = OneOf(Object.keys(regions) as Keys<typeof regions>);
const Functions = Type.Array(OneOf(allTeamFunctions), { maxItems: 12, uniqueItems: true });
const unitFields = {
  code: Line(20),
  name: Line(60),
  functions: Functions,
  region: RegionWord,
  phone: OrNull(Phone),
  address: OrNull(Line(200)),
};

export const UnitItem = Type.Object({
  unitId: Uuid,
  parentUnitId: OrNull(Uuid),
  kind: UnitKindWord,
  code: Type.String(),
  name: Type.String(),
  functions: Type.Array(Type.String()),
  region: RegionWord,
  phone: OrNull(Type.String()),
  address: OrNull(Type.String()),
  active: Type.Boolean(),
  staffCount: Type.Integer(),
  revision: Revision,
});

const unitParams = Type.Object({ unitId: Uuid });

export const organisationContracts = {
  catalogue: defineRoute({
    method: 'GET',
    path: '/organisation/catalogue',
    title: '查询岗位、职能与单位类别',
    access: 'organisation.view',
    response: Type.Object({
      posts: Type.Array(
        Type.Object({
          post: Type.String(),
          title: Type.String(),
          line: Type.String(),
          unitKinds: Type.Array(UnitKindWord),
        }),
      ),
      functions: Type.Array(Type.Object({ function: Type.String(), title: Type.String() })),
      unitKinds: Type.Array(Type.Object({ kind: UnitKindWord, title: Type.String() })),
      regions: Type.Array(Type.Object({ region: RegionWord, title: Type.String() })),
    }),
  }),
  units: defineRoute({
    method: 'GET',
    path: '/organisation/units',
    title: '查看组织机构树',
    access: 'organisation.view',
    response: Type.Object({ items: Type.Array(UnitItem) }),
  }),
  createUnit: defineRoute({
    method: 'POST',
    path: '/organisation/units',
    title: '设立单位',
    access: 'organisation.manage',
    body: Type.Object({
      commandId: Uuid,
      unitId: Uuid,
      parentUnitId: Uuid,
      kind: UnitKindWord,
      ...unitFields,
    }),
    response: Saved,
    refusals: [
      'organisation.unit-parent-wrong',
      'organisation.unit-code-taken',
      'organisation.unit-inactive',
      'conflict.id-reused',
    ],
  }),
  editUnit: defineRoute({
    method: 'PUT',
    path: '/organisation/units/:unitId',
    title: '修改单位资料',
    access: 'organisation.manage',
    params: unitParams,
    body: Type.Object({ ...change, ...unitFields }),
    response: Saved,
    refusals: ['organisation.unit-code-taken', 'conflict.changed-meanwhile'],
  }),
  moveUnit: defineRoute({
    method: 'POST',
    path: '/organisation/units/:unitId/move',
    title: '调整上级单位',
    access: 'organisation.manage',
    params: unitParams,
    body: Type.Object({ ...change, parentUnitId: Uuid }),
    response: Saved,
    refusals: [
      'organisation.unit-parent-wrong',
      'organisation.unit-root',
      'organisation.unit-inactive',
      'conflict.changed-meanwhile',
    ],
  }),
  deactivateUnit: defineRoute({
    method: 'POST',
    path: '/organisation/units/:unitId/deactivate',
    title: '停用单位',
    access: 'organisation.manage',
    params: unitParams,
    body: Type.Object(change),
    response: Saved,
    refusals: ['organisation.unit-in-use', 'organisation.unit-root', 'conflict.changed-meanwhile'],
  }),
  reactivateUnit: defineRoute({
    method: 'POST',
    path: '/organisation/units/:unitId/reactivate',
    title: '恢复单位',
    access: 'organisation.manage',
    params: unitParams,
    body: Type.Object(change),
    response: Saved,
    refusals: ['organisation.unit-active', 'organisation.unit-inactive', 'conflict.changed-meanwhile'],
  }),
  unitHistory: defineRoute({
    method: 'GET',
    path: '/organisation/units/:unitId/history',
    title: '查看单位变动记录',
    access: 'organisation.view',
    params: unitParams,
    query: historyQuery,
    response: History,
  }),
} as const;
