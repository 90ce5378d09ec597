import { Link } from '@tanstack/react-router';
import { useTexts } from '#web/lib/i18n/use-texts.ts';

/** An address nobody answers. */
export function LostNote() {
  const t = useTexts();
  return (
    <>
      <h1>{t('没有这个页面')}</h1>
      <p>
        <Link to="/portal">{t('回到首页')}</Link>
      </p>
    </>
  );
}
