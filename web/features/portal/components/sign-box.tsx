import { useEffect, useRef, useState } from 'react';
import type Pad from 'signature_pad';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import styles from '../portal.module.css';

interface Props {
  /** What the signature confirms (R-REQ-13: the content is read, then signed). */
  readonly confirms: string;
  /** The picture, made when it is asked for; null while nothing is written. */
  readonly onChange: (picture: (() => Promise<Blob | null>) | null) => void;
}

/** The customer signs with a finger, a pen or the mouse; the library comes with the first box that is shown. */
export function SignBox({ confirms, onChange }: Props) {
  const t = useTexts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | null>(null);
  const told = useRef(onChange);
  const [empty, setEmpty] = useState(true);
  useEffect(() => {
    told.current = onChange;
  });
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return undefined;
    let gone = false;
    const signed = (): void => {
      setEmpty(false);
      told.current(() => new Promise((resolve) => target.toBlob(resolve, 'image/png')));
    };
    void import('signature_pad').then(({ default: Made }) => {
      if (gone) return;
      pad.current = startPad(Made, target);
      pad.current.addEventListener('endStroke', signed);
    });
    return () => {
      gone = true;
      pad.current?.off();
    };
  }, []);
  const clear = (): void => {
    pad.current?.clear();
    setEmpty(true);
    onChange(null);
  };
  return (
    <div className={styles.stack}>
      <p className={styles.label}>{t('请签名确认：{text}', { text: confirms })}</p>
      <canvas ref={canvas} className={styles.signature} aria-label={t('签名区')} />
      <p>
        <button type="button" className={styles.button} disabled={empty} onClick={clear}>
          {t('重签')}
        </button>
      </p>
    </div>
  );
}

/** Sharp on every screen: as many points as the screen has. */
function startPad(Made: typeof Pad, canvas: HTMLCanvasElement): Pad {
  const ratio = Math.max(window.devicePixelRatio, 1);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
  return new Made(canvas, { minWidth: 0.9, maxWidth: 2.8, penColor: '#12233a', backgroundColor: '#ffffff' });
}
