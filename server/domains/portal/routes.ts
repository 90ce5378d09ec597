import type { FastifyInstance } from 'fastify';
import * as ofCase from '#contracts/portal-case.ts';
import * as contract from '#contracts/portal.ts';
import { receiveUpload } from '../../platform/files/receive-upload.ts';
import { giveToken } from '../../platform/http/cookies.ts';
import { customerCookie } from '../../platform/http/customer-sessions.ts';
import { publicRoute, route } from '../../platform/http/route.ts';
import type { Platform } from '../../platform/platform.ts';
import { answerCase, caseSurvey } from './case-survey.ts';
import { caseView, slotView } from './case-view.ts';
import { makeCode, takeCode } from './codes.ts';
import { doToCase } from './commands/do-to-case.ts';
import { editSetting, settingView } from './commands/edit-setting.ts';
import { passFor } from './commands/pass-for.ts';
import { signInCustomer } from './commands/sign-in.ts';
import { previewAsGuest, submitAsGuest } from './commands/submit-as-guest.ts';
import { addUpload, countUpload } from './commands/upload.ts';
import { openPass } from './passes.ts';
import { newChallenge, takeProof } from './proof.ts';
import { commitments } from './queries/commitments.ts';
import { subjectOf } from './subjects.ts';
import { openUnit, openUnits, unitPage } from './units.ts';

/** The open pages of the online hall, and the words a unit puts there. */
export function portalRoutes(app: FastifyInstance, platform: Platform): void {
  publicRoute(app, contract.portalUnits, async () => ({ items: await openUnits(platform) }));
  publicRoute(app, contract.portalUnit, ({ params }) => unitPage(platform, params.unit));
  publicRoute(app, contract.portalCommitments, ({ params }) => commitments(platform, params.unit));
  publicRoute(app, contract.portalChallenge, ({ request }) => newChallenge(platform, request.ip));

  codeRoutes(app, platform);

  publicRoute(app, contract.guestPreview, ({ body }) => previewAsGuest(platform, body));
  publicRoute(app, contract.guestSubmit, ({ body, request }) => submitAsGuest(platform, body, request.ip));
  publicRoute(app, contract.portalUpload, async ({ request }) => {
    await countUpload(platform, request.ip);
    return addUpload(platform, await receiveUpload(request, platform.files));
  });
  publicRoute(app, ofCase.guestCase, ({ body }) =>
    caseView(platform, openPass(platform, body.pass, 'follow')),
  );
  publicRoute(app, ofCase.guestSlots, ({ body }) =>
    slotView(platform, openPass(platform, body.pass, 'follow')),
  );
  publicRoute(app, ofCase.guestSurvey, ({ body }) =>
    caseSurvey(platform, openPass(platform, body.pass, 'follow')),
  );
  publicRoute(app, ofCase.guestAnswer, ({ body: { pass, values } }) =>
    answerCase(platform, openPass(platform, pass, 'follow'), { values, customerId: null }),
  );
  publicRoute(app, ofCase.guestDo, ({ body: { pass, ...what } }) =>
    doToCase(platform, openPass(platform, pass, 'follow'), { ...what, customerId: null }),
  );

  route(app, contract.portalSetting, ({ caller }) => settingView(platform, caller));
  route(app, contract.editPortalSetting, ({ caller, body }) => editSetting(platform, caller, body));
}

function codeRoutes(app: FastifyInstance, platform: Platform): void {
  publicRoute(app, contract.askCode, async ({ body, request }) => {
    const unit = await openUnit(platform, body.unit);
    const subject = subjectOf(body.about);
    await takeProof(platform, body.proof);
    const { purpose } = body.about;
    const wish = { orgId: unit.orgId, purpose, subject, customerId: null, address: request.ip };
    return makeCode(platform, wish, platform.config.demo && unit.demo);
  });
  publicRoute(app, contract.checkCode, async ({ body, request }) => {
    const { orgId } = await openUnit(platform, body.unit);
    const typed = { orgId, codeId: body.codeId, code: body.code, customerId: null, address: request.ip };
    const taken = await takeCode(platform, { ...typed, purposes: ['contact', 'follow'] });
    return passFor(platform, orgId, taken);
  });
  publicRoute(app, contract.portalSignIn, async ({ body, request, reply }) => {
    const unit = await openUnit(platform, body.unit);
    const visitor = { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
    const token = await signInCustomer(platform, unit, { ...body, visitor });
    giveToken(reply, customerCookie, token);
    return { next: 'home' as const };
  });
}
