import { Button } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** The next page of a list, when there is one. */
export function MoreButton({ read }: { read: Pages }) {
  const t = useTexts();
  if (!read.hasNextPage) return null;
  return (
    <Button block loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
      {t('更多')}
    </Button>
  );
}
