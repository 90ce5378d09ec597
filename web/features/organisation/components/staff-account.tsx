import { Alert, Button, Input, Typography } from 'antd';
import { useState } from 'react';
import { staffContracts } from '#contracts/staff.ts';
import type { RouteContract } from '#contracts/route.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import type { StaffPerson } from '../staff-person.ts';
import styles from './organisation.module.css';

const touches: readonly RouteContract[] = [
  staffContracts.staffCard,
  staffContracts.staffHistory,
  staffContracts.staffSessions,
];

/** How a person signs in, and what an administrator may do about it; nobody learns a password. */
export function StaffAccount({ person }: { person: StaffPerson }) {
  const t = useTexts();
  return (
    <Section title={t('登录')}>
      {person.account === null ? (
        <OpenLogin person={person} />
      ) : (
        <Account person={person} account={person.account} />
      )}
    </Section>
  );
}

function OpenLogin({ person }: { person: StaffPerson }) {
  const t = useTexts();
  const [login, setLogin] = useState('');
  const open = useCommand(staffContracts.openLogin, { touches });
  return (
    <div className={styles.form}>
      <FormLine
        label={t('登录名')}
        help={t('小写字母和数字，如姓名全拼')}
        failure={open.fieldFailures['login']}
      >
        {(ties) => (
          <Input
            {...ties}
            maxLength={64}
            autoComplete="off"
            value={login}
            onChange={(event) => setLogin(event.target.value.trim())}
          />
        )}
      </FormLine>
      <ProblemAlert problem={open.failure} shownFields={['login']} />
      <div>
        <Button
          loading={open.pending}
          disabled={login === '' || person.status !== 'active'}
          onClick={() =>
            void open.run({ params: { staffId: person.staffId }, body: { revision: person.revision, login } })
          }
        >
          {t('开通登录')}
        </Button>
      </div>
    </div>
  );
}

function Account({ person, account }: { person: StaffPerson; account: NonNullable<StaffPerson['account']> }) {
  const t = useTexts();
  const link = useCommand(staffContracts.makePasswordLink, { touches });
  const [made, setMade] = useState<{ url: string; expiresAt: string } | null>(null);
  const unlock = useCommand(staffContracts.unlockSignIn, { touches });
  const reset = useCommand(staffContracts.resetSecondFactor, { touches });
  const end = useCommand(staffContracts.endStaffSessions, { touches });
  const input = { params: { staffId: person.staffId } };
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('登录名')}</dt>
        <dd>{account.login}</dd>
        <dt>{t('密码')}</dt>
        <dd>{account.password ? t('已设置') : t('未设置')}</dd>
        <dt>{t('动态口令')}</dt>
        <dd>{account.secondFactor ? t('已启用') : t('未启用')}</dd>
        <dt>{t('在线会话')}</dt>
        <dd>{account.sessions}</dd>
        {account.lockedUntil === null ? null : (
          <>
            <dt>{t('锁定至')}</dt>
            <dd>{timeText(account.lockedUntil)}</dd>
          </>
        )}
      </dl>
      {made === null ? null : (
        <Alert
          style={{ marginTop: '0.8rem' }}
          type="info"
          title={t('请当面或通过内部渠道转交，{time} 前有效，只显示这一次。', {
            time: timeText(made.expiresAt),
          })}
          description={<Typography.Text copyable>{made.url}</Typography.Text>}
        />
      )}
      <ProblemAlert problem={link.failure ?? unlock.failure ?? reset.failure ?? end.failure} />
      <div className={styles.buttons}>
        <Button loading={link.pending} onClick={() => void link.run(input).then(setMade)}>
          {t('生成密码链接')}
        </Button>
        {account.lockedUntil === null ? null : (
          <Button loading={unlock.pending} onClick={() => void unlock.run(input)}>
            {t('解除锁定')}
          </Button>
        )}
        {account.secondFactor ? (
          <Button loading={reset.pending} onClick={() => void reset.run(input)}>
            {t('重置动态口令')}
          </Button>
        ) : null}
        {account.sessions > 0 ? (
          <Button danger loading={end.pending} onClick={() => void end.run(input)}>
            {t('强制退出全部会话')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
