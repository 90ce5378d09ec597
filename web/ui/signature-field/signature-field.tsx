import { CheckCircleFilled, EditOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { newId } from '#web/lib/api/command-id.ts';
import { uploadFile } from '#web/lib/api/upload.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '../problem-alert/problem-alert.tsx';
import { SignaturePad } from '../signature-pad/signature-pad.tsx';
import styles from './signature-field.module.css';

interface Props {
  /** What the customer confirms by signing. */
  readonly confirms: string;
  /** The attachment that holds the signature; null while there is none. */
  readonly value: string | null;
  readonly onChange: (attachmentId: string) => void;
}

/** The customer's signature as a field: signed in a window of its own, kept as an attachment (R-REQ-13). */
export function SignatureField({ confirms, value, onChange }: Props) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const keep = async (picture: Blob): Promise<void> => {
    setPending(true);
    setProblem(null);
    try {
      const file = new File([picture], 'signature.png', { type: 'image/png' });
      const words = { attachmentId: newId(), label: confirms.slice(0, 90) };
      const kept = await uploadFile({ file, words, onProgress: () => undefined });
      onChange(kept.attachmentId);
      setOpen(false);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <div className={styles.field}>
      {value === null ? null : (
        <span className={styles.signed}>
          <CheckCircleFilled /> {t('客户已签字')}
        </span>
      )}
      <Button icon={<EditOutlined />} onClick={() => setOpen(true)}>
        {value === null ? t('请客户签字') : t('重新签字')}
      </Button>
      <Modal
        open={open}
        title={t('客户签字')}
        footer={null}
        width={640}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <SignaturePad confirms={confirms} onSigned={(picture) => void keep(picture)} pending={pending} />
        <ProblemAlert problem={problem} />
      </Modal>
    </div>
  );
}
