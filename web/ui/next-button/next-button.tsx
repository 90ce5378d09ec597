import { RightCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useKeys } from '#web/lib/keyboard/use-keys.ts';
import { KeyHint } from '../key-hint/key-hint.tsx';

interface Props {
  readonly may: boolean;
  readonly pending: boolean;
  readonly onTake: () => void;
}

/** Takes the next piece of work of a queue, by a press or by N; two people never get the same. */
export function NextButton({ may, pending, onTake }: Props) {
  const t = useTexts();
  const take = (): void => {
    if (may && !pending) onTake();
  };
  useKeys({ n: take });
  if (!may) return null;
  return (
    <Button type="primary" icon={<RightCircleOutlined />} loading={pending} onClick={take}>
      {t('领取下一件')} <KeyHint keys={['N']} />
    </Button>
  );
}
