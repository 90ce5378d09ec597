import {
  DownOutlined,
  FontSizeOutlined,
  GlobalOutlined,
  LogoutOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown, type MenuProps } from 'antd';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { switchLanguage } from '#web/lib/i18n/start-i18n.ts';
import { setLargeType, useLargeType } from '#web/lib/preferences/large-type.ts';
import { useSession } from '#web/lib/session/session.ts';
import { useSignOut } from '#web/features/sign-in/use-sign-out.ts';
import styles from './user-menu.module.css';

/** Who is signed in, and the switches that belong to the person: language, type size, account, sign-out. */
export function UserMenu() {
  const session = useSession();
  const t = useTexts();
  const large = useLargeType();
  const language = useLanguage();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const act: Readonly<Record<string, () => unknown>> = {
    account: () => navigate({ to: '/account' }),
    large: () => setLargeType(!large),
    language: () => switchLanguage(language === 'zh' ? 'en' : 'zh'),
    out: () => signOut(),
  };
  const items: MenuProps['items'] = [
    { key: 'account', icon: <UserOutlined />, label: t('我的账号') },
    { key: 'large', icon: <FontSizeOutlined />, label: large ? t('恢复常规字号') : t('大字号') },
    { key: 'language', icon: <GlobalOutlined />, label: language === 'zh' ? 'English' : '中文' },
    { type: 'divider' },
    { key: 'out', icon: <LogoutOutlined />, label: t('退出登录') },
  ];
  return (
    <Dropdown
      menu={{ items, onClick: ({ key }) => void act[key]?.() }}
      trigger={['click']}
      placement="bottomRight"
    >
      <button type="button" className={styles.button}>
        <span className={styles.person}>
          <span className={styles.name}>{session.name}</span>
          <span className={styles.place}>{session.place}</span>
        </span>
        <DownOutlined className={styles.arrow} />
      </button>
    </Dropdown>
  );
}
