import type { NoticeChannel } from '#domain/notices/channel.ts';
import type { NoticeTemplateCode } from '#domain/notices/default-texts.ts';
import { defaultTemplate, type ChannelTemplate } from '#domain/notices/render.ts';
import type { Tx } from '../db/database.ts';

/** A template as it is used: version 0 is the text of the code. */
export interface UsedTemplate extends ChannelTemplate {
  readonly version: number;
}

/** A unit's own texts, by code and channel. */
export type UnitTemplates = ReadonlyMap<string, UsedTemplate>;

/** The newest own texts of a unit for some notices; those that went back to the text of the code are left out. */
export async function unitTemplates(tx: Tx, orgId: number, codes: readonly string[]): Promise<UnitTemplates> {
  const rows = await tx
    .selectFrom('notice_template')
    .distinctOn(['template', 'channel'])
    .select(['template', 'channel', 'version', 'subject', 'body'])
    .where('org_id', '=', orgId)
    .where('template', 'in', [...new Set(codes)])
    .orderBy('template')
    .orderBy('channel')
    .orderBy('version', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ template, channel, version, subject, body }) =>
      body === null ? [] : [[`${template}/${channel}`, { version, subject, body }] as const],
    ),
  );
}

/** The unit's own text, else the text of the code. */
export function templateOf(
  own: UnitTemplates,
  code: NoticeTemplateCode,
  channel: NoticeChannel,
): UsedTemplate {
  return own.get(`${code}/${channel}`) ?? { ...defaultTemplate(code, channel), version: 0 };
}
