import { App } from 'antd';
import { useRef } from 'react';
import { useTexts } from '#web/lib/i18n/use-texts.ts';

export interface TypedGuard {
  /** For whatever holds the fields: something was typed or chosen. */
  readonly touch: () => void;
  /** Sent, or gone: what comes next begins anew. */
  readonly reset: () => void;
  /** Closes at once while nothing was typed; otherwise asks first. */
  readonly close: () => void;
}

/**
 * What was typed is not lost by a slip: Esc, the cross, a click beside the dialog and “cancel” ask before they throw it
 * away (design idea 6). A refusal or a failing network leaves a dialog open anyhow, with everything in it.
 */
export function useTypedGuard(onClose: () => void): TypedGuard {
  const t = useTexts();
  const { modal } = App.useApp();
  const typed = useRef(false);
  const reset = (): void => {
    typed.current = false;
  };
  const close = (): void => {
    if (!typed.current) {
      onClose();
      return;
    }
    modal.confirm({
      title: t('放弃已填写的内容？'),
      content: t('关闭后，这里填写的内容不会保留。'),
      okText: t('放弃内容'),
      okButtonProps: { danger: true },
      cancelText: t('继续填写'),
      focusable: { autoFocusButton: 'cancel' },
      onOk: () => {
        reset();
        onClose();
      },
    });
  };
  return {
    touch: () => {
      typed.current = true;
    },
    ...{ reset, close },
  };
}
