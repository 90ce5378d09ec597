import type { Access } from '#contracts/route.ts';
import { permissions } from '#domain/organisation/permissions.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';

/** The person's posts do not open this page: names the permission, and who can give it. */
export function NotAllowedPage({ access }: { access: Access }) {
  const t = useTexts();
  const isFree = access === 'public' || access === 'signed-in' || access === 'customer';
  const permission = isFree ? '' : t(permissions[access]);
  return (
    <PageState
      kind="not-allowed"
      title={t('您的岗位不能打开此页')}
      text={t('此页需要“{permission}”权限。如工作需要，请联系本单位系统管理员调整岗位。', { permission })}
    />
  );
}
