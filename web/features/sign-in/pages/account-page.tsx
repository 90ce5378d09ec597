import { Alert } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useSession } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { ChangePassword } from '../components/change-password.tsx';
import { SecondFactor } from '../components/second-factor.tsx';
import { SessionList } from '../components/session-list.tsx';
import styles from '../components/account.module.css';

/** A person's own account: password, second factor, where they are signed in. */
export function AccountPage() {
  const t = useTexts();
  const session = useSession();
  return (
    <>
      <PageHeader title={t('我的账号')} detail={`${session.name} · ${session.login} · ${session.place}`} />
      {session.mustChangePassword ? (
        <Alert
          style={{ marginBottom: '0.9rem' }}
          type="warning"
          showIcon
          title={t('请先修改初始密码，之后才能使用其他功能。')}
        />
      ) : null}
      <div className={styles.columns}>
        <Section title={t('修改密码')}>
          <ChangePassword />
        </Section>
        {session.mustChangePassword ? null : (
          <>
            <Section title={t('动态口令')}>
              <SecondFactor />
            </Section>
            <Section title={t('登录记录')}>
              <SessionList />
            </Section>
          </>
        )}
      </div>
    </>
  );
}
