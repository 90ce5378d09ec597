import type { FastifyInstance } from 'fastify';
import { absenceContracts } from '#contracts/staff-absence.ts';
import { staffContracts as contracts } from '#contracts/staff.ts';
import { reading } from '../../platform/db/database.ts';
import { route } from '../../platform/http/route.ts';
import type { Platform } from '../../platform/platform.ts';
import { absenceList } from './absences.ts';
import { changeAbsence, endAbsence } from './commands/change-absence.ts';
import { assignPost } from './commands/assign-post.ts';
import { createStaff } from './commands/create-staff.ts';
import { dismissStaff } from './commands/dismiss-staff.ts';
import { editStaff } from './commands/edit-staff.ts';
import { endPost } from './commands/end-post.ts';
import { endSessionsOf } from './commands/end-sessions.ts';
import { markAbsence } from './commands/mark-absence.ts';
import { makePasswordLink } from './commands/make-password-link.ts';
import { openLogin } from './commands/open-login.ts';
import { reinstateStaff } from './commands/reinstate-staff.ts';
import { resetSecondFactor } from './commands/reset-second-factor.ts';
import { suspendStaff } from './commands/suspend-staff.ts';
import { unlockSignIn } from './commands/unlock-sign-in.ts';
import { historyOf } from './history.ts';
import { sessionsOf } from './me.ts';
import { refuseStranger, staffCard, staffList } from './staff-queries.ts';

/** Staff, their posts, and what an administrator does for their accounts. */
export function staffRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contracts.staffList, ({ caller: { orgId }, query }) =>
    reading(platform.db, [orgId], (tx) => staffList(platform, tx, { orgId, filter: query })),
  );
  route(app, contracts.staffCard, ({ caller: { orgId }, params }) =>
    reading(platform.db, [orgId], (tx) => staffCard(platform, tx, { orgId, ...params })),
  );
  route(app, contracts.createStaff, ({ caller, body }) => createStaff({ platform, caller }, body));
  route(app, contracts.editStaff, ({ caller, params, body }) =>
    editStaff({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.suspendStaff, ({ caller, params, body }) =>
    suspendStaff({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.reinstateStaff, ({ caller, params, body }) =>
    reinstateStaff({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.dismissStaff, ({ caller, params, body }) =>
    dismissStaff({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.assignPost, ({ caller, params, body }) =>
    assignPost({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.endPost, ({ caller, params, body }) =>
    endPost({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.staffHistory, ({ caller: { orgId }, params, query }) =>
    reading(platform.db, [orgId], (tx) =>
      historyOf(tx, { orgId, caseKind: 'staff', caseId: params.staffId, ...query }),
    ),
  );
  accountRoutes(app, platform);
  absenceRoutes(app, platform);
}

function absenceRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, absenceContracts.absences, ({ caller: { orgId }, params }) =>
    reading(platform.db, [orgId], async (tx) => {
      await refuseStranger(tx, orgId, params.staffId);
      return absenceList(platform, tx, { orgId, ...params });
    }),
  );
  route(app, absenceContracts.markAbsence, ({ caller, params, body }) =>
    markAbsence({ platform, caller }, { ...body, ...params }),
  );
  route(app, absenceContracts.changeAbsence, ({ caller, params, body }) =>
    changeAbsence({ platform, caller }, { ...body, ...params }),
  );
  route(app, absenceContracts.endAbsence, ({ caller, params, body }) =>
    endAbsence({ platform, caller }, { ...body, ...params }),
  );
}

function accountRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contracts.openLogin, ({ caller, params, body }) =>
    openLogin({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.makePasswordLink, async ({ caller, params }) => {
    const { url, expiresAt } = await makePasswordLink({ platform, caller }, params.staffId);
    return { url, expiresAt: expiresAt.toISOString() };
  });
  route(app, contracts.unlockSignIn, async ({ caller, params }) => {
    await unlockSignIn({ platform, caller }, params.staffId);
    return {};
  });
  route(app, contracts.resetSecondFactor, async ({ caller, params }) => {
    await resetSecondFactor({ platform, caller }, params.staffId);
    return {};
  });
  route(app, contracts.staffSessions, ({ caller, params }) =>
    reading(platform.db, [caller.orgId], async (tx) => {
      await refuseStranger(tx, caller.orgId, params.staffId);
      return sessionsOf({ platform, caller }, tx, params.staffId);
    }),
  );
  route(app, contracts.endStaffSessions, async ({ caller, params }) => ({
    ended: await endSessionsOf({ platform, caller }, params),
  }));
}
