import { readVisitSetting } from '#contracts/visits.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { SettingForm } from '../components/setting-form.tsx';
import { SettingHistory } from '../components/setting-history.tsx';
import styles from '../components/visits.module.css';

/** Which ended orders are visited, how and how often; every version with who made it and why. */
export function SettingPage() {
  const t = useTexts();
  const read = useRead(readVisitSetting, {}, { news: ['setting'] });
  return (
    <>
      <PageHeader
        title={t('回访规则')}
        detail={t('修改后只对今后办结的工单生效；已生成的回访和已作的抽取不变。')}
      />
      {read.data !== undefined ? (
        <div className={styles.stack}>
          <SettingForm key={read.data.version} view={read.data} />
          <SettingHistory view={read.data} />
        </div>
      ) : read.isError ? (
        <ProblemState problem={read.error} />
      ) : (
        <PageState kind="loading" />
      )}
    </>
  );
}
