import type { FastifyInstance } from 'fastify';
import * as contract from '#contracts/notices.ts';
import { sampleFacts } from '#domain/notices/fields.ts';
import { checkTemplate, renderNotice, smsParts, type ChannelTemplate } from '#domain/notices/render.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { may, type Caller } from '../../platform/caller.ts';
import { reading } from '../../platform/db/database.ts';
import { route } from '../../platform/http/route.ts';
import { openChannels } from '../../platform/notices/transport.ts';
import { cursorOf, pageSize, readCursor } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { cancelNotice, resendNotice, unmaskNotice } from './commands/change-notice.ts';
import { saveTemplate } from './commands/save-template.ts';
import { noticeCounts, noticeList, type NoticeFilter, type NoticeView } from './queries.ts';
import { templateList, templatePage, type TemplateKey } from './templates.ts';

async function listPage(
  platform: Platform,
  caller: Caller,
  question: { filter: NoticeFilter; cursor: string | undefined; limit: number },
): Promise<{ items: NoticeView[]; next: string | null }> {
  const { filter, cursor, limit } = question;
  const [before] = readCursor(cursor, 1);
  const items = await reading(platform.db, [caller.orgId], (tx) =>
    noticeList(tx, {
      orgId: caller.orgId,
      confidential: may(caller, 'order.confidential'),
      filter,
      before,
      limit: limit + 1,
      open: openChannels(platform.config),
    }),
  );
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown,
    next: items.length > limit && last !== undefined ? cursorOf([last.noticeId]) : null,
  };
}

function preview(
  { template, channel }: TemplateKey,
  text: ChannelTemplate,
): { subject: string | null; body: string; smsParts: number } {
  const refused = checkTemplate(template, channel, text);
  if (refused !== null) throw Refusal.from(refused);
  const { subject, body } = renderNotice(text, sampleFacts);
  return { subject, body, smsParts: channel === 'sms' ? smsParts(body) : 0 };
}

/** The routes of notices and their texts. */
export function noticeRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.listNotices, ({ caller, query: { cursor, size, ...filter } }) =>
    listPage(platform, caller, { filter, cursor, limit: pageSize(size) }),
  );
  route(app, contract.countNotices, async ({ caller }) => ({
    items: await reading(platform.db, [caller.orgId], (tx) => noticeCounts(tx, caller.orgId)),
  }));
  route(app, contract.resendNotice, ({ caller, params }) => resendNotice(platform, caller, params.noticeId));
  route(app, contract.cancelNotice, ({ caller, params }) => cancelNotice(platform, caller, params.noticeId));
  route(app, contract.unmaskNotice, ({ caller, params, body }) =>
    unmaskNotice(platform, caller, { ...params, ...body }),
  );
  route(app, contract.listTemplates, async ({ caller }) => ({
    items: await reading(platform.db, [caller.orgId], (tx) => templateList(tx, caller.orgId)),
  }));
  route(app, contract.readTemplate, ({ caller, params }) =>
    reading(platform.db, [caller.orgId], (tx) => templatePage(tx, caller.orgId, params)),
  );
  route(app, contract.saveTemplate, ({ caller, params, body }) =>
    saveTemplate(platform, caller, { ...params, ...body }),
  );
  route(app, contract.previewTemplate, ({ params, body }) => preview(params, body));
}
