import { Modal, type ModalProps } from 'antd';
import { useTypedGuard } from './use-typed-guard.ts';

interface Props extends Omit<ModalProps, 'onCancel'> {
  readonly onCancel: () => void;
}

/** A dialog with fields: closed by a slip it asks before it throws away what was typed. */
export function TypedDialog({ onCancel, afterOpenChange, children, ...rest }: Props) {
  const guard = useTypedGuard(onCancel);
  return (
    <Modal
      {...rest}
      onCancel={guard.close}
      afterOpenChange={(open) => {
        if (!open) guard.reset();
        afterOpenChange?.(open);
      }}
    >
      <div onInput={guard.touch} onChange={guard.touch}>
        {children}
      </div>
    </Modal>
  );
}
