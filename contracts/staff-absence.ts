/** Who is away from when to when (R2). */
import { Type } from 'typebox';
import { defineRoute } from './route.ts';
import { change, FilledLine, Instant, OneOf, Revision, Saved, Uuid } from './shapes.ts';

const absenceParams = Type.Object({ staffId: Uuid, absenceId: Uuid });
const standing = ['staff.absence-own', 'staff.absence-out-of-reach', 'staff.absence-over'] as const;

export const AbsenceItem = Type.Object({
  absenceId: Uuid,
  from: Instant,
  until: Instant,
  reason: Type.String(),
  state: OneOf(['planned', 'now', 'over', 'cancelled']),
  markedBy: Type.String(),
  revision: Revision,
});

export const absenceContracts = {
  absences: defineRoute({
    method: 'GET',
    path: '/staff/:staffId/absences',
    title: '查看人员离岗安排',
    access: 'staff.absence',
    params: Type.Object({ staffId: Uuid }),
    response: Type.Object({ items: Type.Array(AbsenceItem) }),
  }),
  markAbsence: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/absences',
    title: '登记人员离岗',
    access: 'staff.absence',
    params: Type.Object({ staffId: Uuid }),
    body: Type.Object({
      commandId: Uuid,
      absenceId: Uuid,
      from: Instant,
      until: Instant,
      reason: FilledLine(100),
    }),
    response: Saved,
    refusals: [
      'staff.absence-own',
      'staff.absence-out-of-reach',
      'staff.absence-period',
      'staff.absence-too-early',
      'staff.absence-too-long',
      'staff.absence-overlap',
      'staff.not-active',
      'conflict.id-reused',
    ],
  }),
  /** Comes back sooner or later than planned. */
  changeAbsence: defineRoute({
    method: 'PUT',
    path: '/staff/:staffId/absences/:absenceId',
    title: '调整返岗时间',
    access: 'staff.absence',
    params: absenceParams,
    body: Type.Object({ ...change, until: Instant }),
    response: Saved,
    refusals: [
      ...standing,
      'staff.absence-period',
      'staff.absence-too-long',
      'staff.absence-overlap',
      'conflict.changed-meanwhile',
    ],
  }),
  /** Back now, or never away when it hadn't begun. */
  endAbsence: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/absences/:absenceId/end',
    title: '提前返岗或撤销离岗',
    access: 'staff.absence',
    params: absenceParams,
    body: Type.Object(change),
    response: Saved,
    refusals: [...standing, 'conflict.changed-meanwhile'],
  }),
} as const;
