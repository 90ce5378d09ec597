import { Alert, Button, Space } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { TemplateFile } from '../words.ts';

interface Props {
  readonly current: TemplateFile['current'];
  readonly onTake: (current: TemplateFile['current']) => void;
  readonly onKeep: () => void;
}

/** Somebody else saved meanwhile: the draft stays until its author decides. */
export function NewerVersion({ current, onTake, onKeep }: Props) {
  const t = useTexts();
  return (
    <Alert
      type="warning"
      showIcon
      title={t('另一位同事刚刚改过这个模板，您的草稿仍在。')}
      description={current.body}
      action={
        <Space orientation="vertical">
          <Button size="small" onClick={() => onTake(current)}>
            {t('用最新文本')}
          </Button>
          <Button size="small" onClick={onKeep}>
            {t('保留我的草稿')}
          </Button>
        </Space>
      }
    />
  );
}
