import { Refusal } from '#domain/kernel/refusal.ts';
import { checkTemplate, type ChannelTemplate } from '#domain/notices/render.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import { letterheadChanged } from '../../../platform/notices/letterhead.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newestVersion, templatePage, type TemplateKey } from '../templates.ts';

/** One edit of a unit's texts at a time; the number space keeps clear of other advisory locks. */
const lockSpace = 7_301_952;

/** Saves a unit's own text as a new version, or goes back to the text of the code; the editor saw `editedVersion`. */
export async function saveTemplate(
  platform: Platform,
  caller: Caller,
  edit: TemplateKey & { editedVersion: number; text: ChannelTemplate | null },
): Promise<Awaited<ReturnType<typeof templatePage>>['current']> {
  const { template, channel, text } = edit;
  const refused = text === null ? null : checkTemplate(template, channel, text);
  if (refused !== null) throw Refusal.from(refused);
  const saved = await inTransaction(platform.db, [caller.orgId], async (tx) => {
    await runSql(tx, 'select pg_advisory_xact_lock($1, $2)', [lockSpace, caller.orgId]);
    const page = await templatePage(tx, caller.orgId, edit);
    if (page.current.version !== edit.editedVersion) {
      throw new Refusal('conflict.changed-meanwhile', { data: { who: '另一位同事' } });
    }
    const version = (await newestVersion(tx, caller.orgId, edit)) + 1;
    await tx
      .insertInto('notice_template')
      .values({
        org_id: caller.orgId,
        template,
        channel,
        version,
        subject: channel === 'sms' ? null : (text?.subject ?? null),
        body: text?.body ?? null,
        changed_by: caller.staffId,
        changed_at: platform.now(),
      })
      .execute();
    await record(
      { platform, tx },
      { orgId: caller.orgId, caseKind: 'setting', caseId: settingId(caller.orgId), ...byStaff(caller) },
      [{ kind: 'notice.template-changed', at: platform.now(), data: { template, channel, version } }],
    );
    return (await templatePage(tx, caller.orgId, edit)).current;
  });
  letterheadChanged(platform, caller.orgId);
  return saved;
}

/** The history of a unit's notice texts is one case; its id is made from the unit, so that it needs no row. */
function settingId(orgId: number): string {
  return `00000000-0000-7000-8001-${orgId.toString(16).padStart(12, '0')}`;
}
