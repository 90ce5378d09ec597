import { Link } from '@tanstack/react-router';
import { usePageTitle } from '#web/lib/route/use-page-title.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';

/** The address leads nowhere. */
export function NotFoundPage() {
  const t = useTexts();
  usePageTitle(t('没有这个页面'));
  return (
    <PageState
      kind="not-found"
      title={t('没有这个页面')}
      text={t('地址可能写错了，或内容已归档。可从菜单进入，或用上方的查找框查找。')}
      action={<Link to="/">{t('回到工作台')}</Link>}
    />
  );
}
