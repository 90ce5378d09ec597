import type { Static } from 'typebox';
import type { listTemplates, readTemplate } from '#contracts/notices.ts';
import { allNoticeChannels, type NoticeChannel } from '#domain/notices/channel.ts';
import { allNoticeTemplates, type NoticeTemplateCode } from '#domain/notices/default-texts.ts';
import { noticeFields } from '#domain/notices/fields.ts';
import { defaultTemplate, fieldsOf } from '#domain/notices/render.ts';
import type { Tx } from '../../platform/db/database.ts';
import { templateOf, unitTemplates, type UnitTemplates } from '../../platform/notices/unit-templates.ts';

type TemplateLine = Static<(typeof listTemplates)['response']>['items'][number];
type TemplatePage = Static<(typeof readTemplate)['response']>;

/** A template of one unit. */
export interface TemplateKey {
  readonly template: NoticeTemplateCode;
  readonly channel: NoticeChannel;
}

const historyMax = 100;

function lineOf(own: UnitTemplates, { template, channel }: TemplateKey): TemplateLine {
  const { version, subject, body } = templateOf(own, template, channel);
  return { template, channel, version, own: version > 0, subject, body };
}

/** Every template as the unit uses it. */
export async function templateList(tx: Tx, orgId: number): Promise<TemplateLine[]> {
  const own = await unitTemplates(tx, orgId, allNoticeTemplates);
  return allNoticeTemplates.flatMap((template) =>
    allNoticeChannels.map((channel) => lineOf(own, { template, channel })),
  );
}

/** The newest version number of a unit's own text, also one that went back to the text of the code; 0 for none. */
export async function newestVersion(tx: Tx, orgId: number, key: TemplateKey): Promise<number> {
  const row = await tx
    .selectFrom('notice_template')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('org_id', '=', orgId)
    .where('template', '=', key.template)
    .where('channel', '=', key.channel)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** One template: as it is used, as the code has it, what it may say, and every change. */
export async function templatePage(tx: Tx, orgId: number, key: TemplateKey): Promise<TemplatePage> {
  const own = await unitTemplates(tx, orgId, [key.template]);
  const rows = await tx
    .selectFrom('notice_template as n')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.org_id', '=', 'n.org_id').onRef('s.staff_id', '=', 'n.changed_by'),
    )
    .select(['n.version', 'n.subject', 'n.body', 's.name as changed_by', 'n.changed_at'])
    .where('n.org_id', '=', orgId)
    .where('n.template', '=', key.template)
    .where('n.channel', '=', key.channel)
    .orderBy('n.version', 'desc')
    .limit(historyMax)
    .execute();
  return {
    current: lineOf(own, key),
    standard: defaultTemplate(key.template, key.channel),
    fields: fieldsOf(key.template).map((field) => ({ field, ...noticeFields[field] })),
    history: rows.map((row) => ({
      version: row.version,
      subject: row.subject,
      body: row.body,
      changedBy: row.changed_by,
      changedAt: row.changed_at.toISOString(),
    })),
  };
}
