import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert } from 'antd';
import { signInContracts } from '#contracts/sign-in.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { SignInForm } from '../components/sign-in-form.tsx';
import type { SignedIn } from '../signed-in.ts';
import { SignInFrame } from '../components/sign-in-frame.tsx';
import { safeNext } from '../safe-next.ts';

/** The way in; afterwards the page that was asked for. */
export function SignInPage() {
  const t = useTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [{ next, refused, step }] = useUrlState(['next', 'refused', 'step']);
  const { data: options } = useRead(signInContracts.options, {});
  const enter = (where: SignedIn): void => {
    client.clear();
    void navigate({ href: where === 'change-password' ? '/account' : safeNext(next) });
  };
  return (
    <SignInFrame title={t('登录')}>
      {refused === undefined ? null : (
        <Alert type="error" showIcon title={t('统一身份认证没有成功，请重试或改用密码登录。')} />
      )}
      <SignInForm begin={step === 'second-factor' ? 'code' : 'password'} onDone={enter} />
      {options?.demo === true ? (
        <Alert type="info" title={t('这是演示环境，数据均为虚构。演示账号见启动窗口的提示。')} />
      ) : null}
      <a href="/portal">{t('客户请到网上营业厅')}</a>
    </SignInFrame>
  );
}
