import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import Pad from 'signature_pad';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from './signature-pad.module.css';

interface Props {
  /** What the signature confirms; stands above the line (R-REQ-13: the content is checked, then signed). */
  readonly confirms: string;
  readonly onSigned: (picture: Blob) => void;
  readonly pending?: boolean;
}

/** The customer signs with a finger, a pen or the mouse; the result is a PNG. */
export function SignaturePad({ confirms, onSigned, pending = false }: Props) {
  const t = useTexts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | null>(null);
  const [empty, setEmpty] = useState(true);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const made = startPad(canvas.current);
    pad.current = made;
    const signed = (): void => setEmpty(made.isEmpty());
    made.addEventListener('endStroke', signed);
    return () => {
      made.removeEventListener('endStroke', signed);
      made.off();
    };
  }, []);
  const clear = (): void => {
    pad.current?.clear();
    setEmpty(true);
  };
  const done = (): void =>
    canvas.current?.toBlob((picture) => picture !== null && onSigned(picture), 'image/png');
  return (
    <div className={styles.pad}>
      <p className={styles.confirms}>{confirms}</p>
      <canvas ref={canvas} className={styles.canvas} aria-label={t('签名区')} />
      <div className={styles.actions}>
        <Button onClick={clear} disabled={empty}>
          {t('重签')}
        </Button>
        <Button type="primary" onClick={done} disabled={empty} loading={pending}>
          {t('确认签名')}
        </Button>
      </div>
    </div>
  );
}

/** Sharp on every screen: as many points as the screen has. */
function startPad(canvas: HTMLCanvasElement): Pad {
  const ratio = Math.max(window.devicePixelRatio, 1);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
  return new Pad(canvas, { minWidth: 0.9, maxWidth: 2.8, penColor: '#12233a', backgroundColor: '#ffffff' });
}
