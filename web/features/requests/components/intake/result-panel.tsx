import { CheckCircleFilled, ClockCircleFilled, CloseCircleFilled, PrinterOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { requestReceipt } from '#contracts/requests.ts';
import { addressOf } from '#web/lib/api/address.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useKeys } from '#web/lib/keyboard/use-keys.ts';
import { KeyHint } from '#web/ui/key-hint/key-hint.tsx';
import { OrderNumber } from '#web/features/orders/components/order-number.tsx';
import type { Result } from '../../intake/use-accept.ts';
import { PromiseList } from './promise-list.tsx';
import styles from './result.module.css';

interface Props {
  readonly result: Result;
  /** Another matter of the same customer. */
  readonly onNext: () => void;
  /** The next customer. */
  readonly onNew: () => void;
}

/** What became of the intake, large enough to read out, and what comes next. */
export function ResultPanel({ result, onNext, onNew }: Props) {
  return result.how === 'accepted' ? (
    <Accepted result={result} onNext={onNext} onNew={onNew} />
  ) : (
    <Kept title={result.title} onNext={onNext} onNew={onNew} />
  );
}

function Accepted({ result, onNext, onNew }: Props & { result: Extract<Result, { how: 'accepted' }> }) {
  const t = useTexts();
  const navigate = useNavigate();
  const { accepted, leftOver } = result;
  const refused = accepted.status === 'refused';
  const print = (): void =>
    void window.open(addressOf(requestReceipt.path, { orderId: accepted.orderId }), '_blank', 'noopener');
  const open = (): void => void navigate({ to: '/orders/$orderId', params: { orderId: accepted.orderId } });
  useKeys({ p: print, o: open, m: onNext, n: onNew });
  return (
    <section className={styles.result} aria-live="polite">
      <p className={styles.resultHead} data-tone={refused ? 'bad' : 'good'}>
        {refused ? <CloseCircleFilled /> : <CheckCircleFilled />}{' '}
        {refused ? t('已记录，不予受理') : t('已受理')} · {t(accepted.title)}
      </p>
      <p className={styles.orderNo}>
        <OrderNumber orderNo={accepted.orderNo} />
      </p>
      <p className={styles.faint}>{t('{time} 受理', { time: timeText(accepted.acceptedAt) })}</p>
      {accepted.created ? null : (
        <Alert type="info" showIcon title={t('这件业务此前已经受理，没有重复登记。')} />
      )}
      {leftOver.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('工单已受理，但有附件或签字没有存上，请到工单页重新上传。')}
          description={leftOver.join(' ')}
        />
      )}
      {refused ? null : (
        <div className={styles.promises}>
          <PromiseList promised={accepted.promised} missing={accepted.missing} />
        </div>
      )}
      <div className={styles.resultButtons}>
        <Button type="primary" size="large" icon={<PrinterOutlined />} onClick={print}>
          {t('打印回执')} <KeyHint keys={['P']} />
        </Button>
        <Button size="large" onClick={onNext}>
          {t('同一客户再办一件')} <KeyHint keys={['M']} />
        </Button>
        <Button size="large" onClick={open}>
          {t('打开工单')} <KeyHint keys={['O']} />
        </Button>
        <Button size="large" onClick={onNew}>
          {t('下一位客户')} <KeyHint keys={['N']} />
        </Button>
      </div>
    </section>
  );
}

function Kept({ title, onNext, onNew }: { title: string; onNext: () => void; onNew: () => void }) {
  const t = useTexts();
  useKeys({ m: onNext, n: onNew });
  return (
    <section className={styles.result} aria-live="polite">
      <p className={styles.resultHead} data-tone="warn">
        <ClockCircleFilled /> {t('已保存在本机，恢复后自动提交一次')}
      </p>
      <p className={styles.keptTitle}>{title}</p>
      <p>{t('请告知客户：业务已登记，单号和办理时限将在系统恢复后通知。不要关闭本机浏览器的存储。')}</p>
      <div className={styles.resultButtons}>
        <Button type="primary" size="large" onClick={onNew}>
          {t('下一位客户')} <KeyHint keys={['N']} />
        </Button>
        <Button size="large" onClick={onNext}>
          {t('同一客户再办一件')} <KeyHint keys={['M']} />
        </Button>
      </div>
    </section>
  );
}
