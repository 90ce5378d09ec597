import { App, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { useMemo, type ReactNode } from 'react';
import { useLanguage } from '#web/lib/i18n/use-texts.ts';
import { useLargeType } from '#web/lib/preferences/large-type.ts';
import { themeOf } from '#web/ui/theme/theme.ts';

/** The desk's look for a page of another feature; fetched with the first such page and not before. */
export function AntSurround({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const large = useLargeType();
  const theme = useMemo(() => themeOf(large), [large]);
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
    >
      <App component={false} message={{ duration: 4, maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
