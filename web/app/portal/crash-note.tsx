import { useTexts } from '#web/lib/i18n/use-texts.ts';

/** A page that broke; what was typed is kept in the browser. */
export function CrashNote() {
  const t = useTexts();
  return (
    <div role="alert">
      <h1>{t('页面没有打开')}</h1>
      <p>{t('请刷新再试；着急请拨打 95598。')}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {t('刷新')}
      </button>
    </div>
  );
}
