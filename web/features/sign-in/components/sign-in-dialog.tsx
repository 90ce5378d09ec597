import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { onSignedOut } from '#web/lib/api/sign-in-again.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { meOptions } from '../me.ts';
import { SignInForm } from './sign-in-form.tsx';

interface Props {
  readonly login: string;
  readonly staffId: string;
}

/**
 * Opens over the page when the session has ended. What was typed stays, and the call that found out goes out again
 * afterwards. Somebody else cannot go on here: what stands on the page is not theirs.
 */
export function SignInDialog({ login, staffId }: Props) {
  const t = useTexts();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const settle = useRef<((signedIn: boolean) => void) | null>(null);
  useEffect(
    () =>
      onSignedOut(
        () =>
          new Promise<boolean>((resolve) => {
            settle.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  const close = (signedIn: boolean): void => {
    setOpen(false);
    settle.current?.(signedIn);
    settle.current = null;
  };
  const done = async (): Promise<void> => {
    const me = await client.query({ ...meOptions, staleTime: 0 });
    if (me.staffId !== staffId) window.location.assign('/');
    close(true);
  };
  // Single sign-on happens in another tab; whoever comes back from it signed in goes on at once.
  const back = useEffectEvent(() => void done().catch(() => null));
  useEffect(() => {
    if (!open) return undefined;
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, [open]);
  return (
    <Modal
      open={open}
      title={t('登录已失效')}
      footer={null}
      width={420}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={() => close(false)}
    >
      <p style={{ marginBottom: '1rem' }}>{t('请重新登录，当前页面和已填写的内容都会保留。')}</p>
      <SignInForm login={login} onDone={() => void done()} />
    </Modal>
  );
}
