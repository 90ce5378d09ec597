import { Button, message } from 'antd';
import { loadStarters } from '#contracts/knowledge-upkeep.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { touchedReads } from './article-acts.tsx';

/** Loads the articles that come with the product as drafts; those loaded before stay as they are. */
export function StartersButton() {
  const t = useTexts();
  const [toast, holder] = message.useMessage();
  const loading = useCommand(loadStarters, {
    touches: touchedReads,
    done: ({ loaded }) =>
      void toast.success(
        loaded === 0
          ? t('起始文章都已在库中。')
          : t('已载入 {count} 篇草稿，请逐篇审核。', { count: loaded }),
      ),
    failed: (failure) => void toast.error(failure.message),
  });
  return (
    <>
      {holder}
      <Button loading={loading.pending} onClick={() => void loading.run({ body: {} })}>
        {t('载入起始文章')}
      </Button>
    </>
  );
}
