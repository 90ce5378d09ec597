import { Input } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';

interface Props {
  readonly password: string;
  readonly repeated: string;
  readonly failure: string | undefined;
  readonly onPassword: (password: string) => void;
  readonly onRepeated: (password: string) => void;
}

/** A new password, typed twice. */
export function NewPassword({ password, repeated, failure, onPassword, onRepeated }: Props) {
  const t = useTexts();
  const differs = repeated !== '' && repeated !== password;
  return (
    <>
      <FormLine
        label={t('新密码')}
        required
        failure={failure}
        help={t('越长越好：可用几个互不相干的词组成一句话。')}
      >
        {(ties) => (
          <Input.Password
            {...ties}
            autoComplete="new-password"
            maxLength={256}
            value={password}
            onChange={(event) => onPassword(event.target.value)}
          />
        )}
      </FormLine>
      <FormLine label={t('再输一次新密码')} required failure={differs ? t('两次输入不一致') : undefined}>
        {(ties) => (
          <Input.Password
            {...ties}
            autoComplete="new-password"
            maxLength={256}
            value={repeated}
            onChange={(event) => onRepeated(event.target.value)}
          />
        )}
      </FormLine>
    </>
  );
}
