import { Button, Tooltip } from 'antd';
import { useLanguage, useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { concernTitle, inLanguage, type PromiseItem } from '../words.ts';
import { limitWords } from '../limit-reading.ts';
import { sourceText } from '#domain/promises/source-text.ts';
import { HeldLimits } from './held-limits.tsx';
import styles from './promises.module.css';

export type PromiseAct = 'history' | 'adjust';

interface Props {
  /** The day on which the limits are in force. */
  readonly date: string;
  readonly promises: readonly PromiseItem[];
  readonly onOpen: (promiseId: string, act: PromiseAct) => void;
}

/** The catalogue: what is promised, from when until when it counts, the limits in force, and where the figure is from. */
export function PromiseTable({ date, promises, onOpen }: Props) {
  const t = useTexts();
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('服务承诺')}>
          <thead>
            <tr>
              <th scope="col">{t('承诺')}</th>
              <th scope="col">{t('{date} 执行的时限', { date })}</th>
              <th scope="col">{t('依据')}</th>
              <th scope="col" aria-label={t('操作')} />
            </tr>
          </thead>
          <tbody>
            {promises.map((promise) => (
              <PromiseRow key={promise.promiseId} promise={promise} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
      <footer className={styles.foot}>{t('共 {count} 条', { count: promises.length })}</footer>
    </>
  );
}

function PromiseRow({ promise, onOpen }: { promise: PromiseItem } & Pick<Props, 'onOpen'>) {
  const t = useTexts();
  const language = useLanguage();
  const may = useMay('promise.configure');
  const { promiseId, inForce, others } = promise;
  return (
    <tr>
      <td className={styles.what}>
        <strong>{inLanguage(promise.title, language)}</strong> {promise.unverified ? <Unverified /> : null}
        {promise.starts === '' ? null : (
          <span className={styles.route}>
            {t(promise.starts)} → {t(promise.stops)}
          </span>
        )}
        <span className={styles.faint}>
          {promiseId} · {t(concernTitle(promise.concerns))}
        </span>
      </td>
      <td>
        {inForce.length === 0 ? (
          <span className={styles.faint}>{t('不按时限计')}</span>
        ) : (
          <HeldLimits inForce={inForce} />
        )}
      </td>
      <td className={styles.source}>
        {sourceText(promise.source, language)}
        {others.map((other) => (
          <span key={`${other.limit} ${other.source}`} className={styles.other}>
            {t('另有 {limit}（{source}）', {
              limit: limitWords(other.limit, language),
              source: sourceText(other.source, language),
            })}
          </span>
        ))}
      </td>
      <td className={styles.acts}>
        {inForce.length === 0 ? null : (
          <>
            <Button type="link" size="small" onClick={() => onOpen(promiseId, 'history')}>
              {t('历次设置')}
            </Button>
            {may ? (
              <Button type="link" size="small" onClick={() => onOpen(promiseId, 'adjust')}>
                {t('调整')}
              </Button>
            ) : null}
          </>
        )}
      </td>
    </tr>
  );
}

/** The figure is not confirmed on the official text. */
function Unverified() {
  const t = useTexts();
  return (
    <Tooltip title={t('时限数值尚未对照正式文件核实，启用前请核对并按需调整。')}>
      <span>
        <StateTag tone="warn">{t('待核实')}</StateTag>
      </span>
    </Tooltip>
  );
}
