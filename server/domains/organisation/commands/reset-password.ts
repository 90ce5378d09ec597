import { assert } from '#domain/kernel/assert.ts';
import { validatePassword } from '#domain/organisation/password-rule.ts';
import { inTransaction, narrowTo, reading } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { accountByLogin, updateAccount } from '../accounts.ts';
import { forgetAttempts } from '../attempts.ts';
import { recordEntry } from '../events.ts';
import { liveLink, spendLink } from '../links.ts';
import { hashPassword } from '../passwords.ts';
import { endSessions } from '../sessions.ts';

/** Sets a password with the link an administrator made; every session of the person ends. */
export async function resetPassword(
  platform: Platform,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const link = await reading(platform.db, [], (tx) => liveLink(platform, tx, token));
  throwRefused(validatePassword({ password, login: link.login ?? '' }));
  const hash = await hashPassword(password);
  await inTransaction(platform.db, [], async (tx) => {
    const { login } = await spendLink(platform, tx, { purpose: 'password-reset', token });
    const account = login === null ? null : await accountByLogin(tx, login);
    assert(account !== null, 'a password link belongs to an account');
    const person = { orgId: account.org_id, staffId: account.staff_id };
    await narrowTo(tx, person.orgId);
    await updateAccount(tx, account.login, {
      password_hash: hash,
      must_change: false,
      password_changed_at: platform.now(),
    });
    await endSessions(tx, person);
    await forgetAttempts(platform, tx, [{ what: 'password', login: account.login }]);
    await recordEntry(platform, tx, {
      orgId: person.orgId,
      caseKind: 'staff',
      caseId: person.staffId,
      origin: { actorKind: 'staff', actorId: person.staffId, source: 'link' },
      kind: 'password.reset',
    });
  });
}
