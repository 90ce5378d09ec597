import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider, type AnyRouter } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { useMemo } from 'react';
import { useLanguage } from '#web/lib/i18n/use-texts.ts';
import { useLargeType } from '#web/lib/preferences/large-type.ts';
import { themeOf } from '#web/ui/theme/theme.ts';
import { useRootStyle } from '#web/ui/theme/use-root-style.ts';

/** What surrounds every page: look, language, cache, addresses. */
export function Providers({ client, router }: { client: QueryClient; router: AnyRouter }) {
  const language = useLanguage();
  const large = useLargeType();
  const theme = useMemo(() => themeOf(large), [large]);
  useRootStyle();
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
    >
      <App component={false} message={{ duration: 4, maxCount: 3 }}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
