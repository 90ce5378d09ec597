import { Type } from 'typebox';
import { allPosts } from '#domain/organisation/posts.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDay,
  change,
  Cursor,
  FilledLine,
  History,
  historyQuery,
  Instant,
  Line,
  OneOf,
  OrNull,
  Page,
  PageSize,
  Phone,
  Revision,
  Saved,
  Uuid,
} from './shapes.ts';
import { SessionList } from './sign-in.ts';

const PostWord = OneOf(allPosts);
const PostItem = Type.Object({
  post: Type.String(),
  title: Type.String(),
  unitId: Uuid,
  unitName: Type.String(),
  validFrom: CalendarDay,
  validTo: OrNull(CalendarDay),
  current: Type.Boolean(),
});

const staffFields = {
  employeeNo: FilledLine(20),
  name: FilledLine(40),
  phone: Phone,
  email: OrNull(Type.String({ format: 'email', maxLength: 100 })),
};

const StatusWord = OneOf(['active', 'suspended', 'dismissed']);

export const StaffItem = Type.Object({
  staffId: Uuid,
  employeeNo: Type.String(),
  name: Type.String(),
  phone: Type.String(),
  status: StatusWord,
  /** The absence that is on, else the next one (R2). */
  absence: OrNull(Type.Object({ from: Instant, until: Instant, state: OneOf(['planned', 'now']) })),
  posts: Type.Array(Type.Object({ title: Type.String(), unitName: Type.String() })),
});

export const StaffCard = Type.Object({
  staffId: Uuid,
  employeeNo: Type.String(),
  name: Type.String(),
  phone: Type.String(),
  email: OrNull(Type.String()),
  status: StatusWord,
  revision: Revision,
  posts: Type.Array(PostItem),
  account: OrNull(
    Type.Object({
      login: Type.String(),
      password: Type.Boolean(),
      secondFactor: Type.Boolean(),
      singleSignOn: Type.Boolean(),
      lockedUntil: OrNull(Instant),
      sessions: Type.Integer(),
    }),
  ),
});

/** A link to hand over; it is shown this once. */
const Link = Type.Object({ url: Type.String(), expiresAt: Instant });

const staffParams = Type.Object({ staffId: Uuid });

export const staffContracts = {
  staffList: defineRoute({
    method: 'GET',
    path: '/staff',
    title: '查询人员',
    access: 'organisation.view',
    query: Type.Object({
      search: Type.Optional(Line(40)),
      unitId: Type.Optional(Uuid),
      post: Type.Optional(PostWord),
      status: Type.Optional(StatusWord),
      absence: Type.Optional(OneOf(['now', 'planned'])),
      after: Cursor,
      limit: PageSize,
    }),
    response: Page(StaffItem),
  }),
  staffCard: defineRoute({
    method: 'GET',
    path: '/staff/:staffId',
    title: '查看人员档案',
    access: 'staff.manage',
    params: staffParams,
    response: StaffCard,
  }),
  createStaff: defineRoute({
    method: 'POST',
    path: '/staff',
    title: '建立人员档案',
    access: 'staff.manage',
    body: Type.Object({ commandId: Uuid, staffId: Uuid, ...staffFields }),
    response: Saved,
    refusals: ['staff.employee-no-taken', 'conflict.id-reused'],
  }),
  editStaff: defineRoute({
    method: 'PUT',
    path: '/staff/:staffId',
    title: '修改人员资料',
    access: 'staff.manage',
    params: staffParams,
    body: Type.Object({ ...change, ...staffFields }),
    response: Saved,
    refusals: ['staff.employee-no-taken', 'staff.dismissed', 'conflict.changed-meanwhile'],
  }),
  suspendStaff: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/suspend',
    title: '暂停人员',
    access: 'staff.manage',
    params: staffParams,
    body: Type.Object({ ...change, reason: FilledLine(200) }),
    response: Saved,
    refusals: ['staff.own-record', 'staff.not-active', 'conflict.changed-meanwhile'],
  }),
  reinstateStaff: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/reinstate',
    title: '恢复人员',
    access: 'staff.manage',
    params: staffParams,
    body: Type.Object(change),
    response: Saved,
    refusals: ['staff.not-suspended', 'staff.dismissed', 'conflict.changed-meanwhile'],
  }),
  dismissStaff: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/dismiss',
    title: '办理离职',
    access: 'staff.manage',
    params: staffParams,
    body: Type.Object({ ...change, reason: FilledLine(200) }),
    response: Saved,
    refusals: ['staff.own-record', 'staff.dismissed', 'conflict.changed-meanwhile'],
  }),
  assignPost: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/posts',
    title: '任命岗位',
    access: 'staff.manage',
    params: staffParams,
    body: Type.Object({
      ...change,
      unitId: Uuid,
      post: PostWord,
      validFrom: CalendarDay,
      validTo: OrNull(CalendarDay),
    }),
    response: Saved,
    refusals: [
      'staff.own-record',
      'staff.not-active',
      'staff.post-held',
      'staff.post-period',
      'organisation.posts-mixed',
      'organisation.post-misplaced',
      'conflict.changed-meanwhile',
    ],
  }),
  endPost: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/posts/end',
    title: '结束岗位',
    access: 'staff.manage',
    params: staffParams,
    body: Type.Object({
      ...change,
      unitId: Uuid,
      post: PostWord,
      validFrom: CalendarDay,
      validTo: CalendarDay,
    }),
    response: Saved,
    refusals: ['staff.own-record', 'staff.post-not-held', 'staff.post-period', 'conflict.changed-meanwhile'],
  }),
  staffHistory: defineRoute({
    method: 'GET',
    path: '/staff/:staffId/history',
    title: '查看人员变动与登录记录',
    access: 'staff.manage',
    params: staffParams,
    query: historyQuery,
    response: History,
  }),
  openLogin: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/login',
    title: '开通登录',
    access: 'staff.manage',
    params: staffParams,
    body: Type.Object({ ...change, login: Line(64) }),
    response: Saved,
    refusals: [
      'sign-in.login-malformed',
      'sign-in.login-taken',
      'sign-in.login-held',
      'staff.not-active',
      'conflict.changed-meanwhile',
    ],
  }),
  makePasswordLink: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/password-link',
    title: '生成密码链接',
    access: 'staff.manage',
    params: staffParams,
    response: Link,
    refusals: ['sign-in.login-missing', 'staff.not-active'],
  }),
  unlockSignIn: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/unlock',
    title: '解除登录锁定',
    access: 'staff.manage',
    params: staffParams,
    response: Type.Object({}),
    refusals: ['sign-in.login-missing'],
  }),
  resetSecondFactor: defineRoute({
    method: 'POST',
    path: '/staff/:staffId/second-factor/reset',
    title: '重置动态口令',
    access: 'staff.manage',
    params: staffParams,
    response: Type.Object({}),
    refusals: ['sign-in.login-missing', 'sign-in.factor-off'],
  }),
  staffSessions: defineRoute({
    method: 'GET',
    path: '/staff/:staffId/sessions',
    title: '查看人员的登录会话',
    access: 'staff.manage',
    params: staffParams,
    response: SessionList,
  }),
  endStaffSessions: defineRoute({
    method: 'DELETE',
    path: '/staff/:staffId/sessions',
    title: '结束人员的全部会话',
    access: 'staff.manage',
    params: staffParams,
    response: Type.Object({ ended: Type.Integer() }),
  }),
} as const;
