import { CloseOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { findOrderByNumber } from '#contracts/orders.ts';
import { call } from '#web/lib/api/call.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import { CaseLink } from './case-link.tsx';
import styles from './notices.module.css';

/** Narrows the list to one order, by its number; pages of orders lead here with it set. */
export function CaseFilter() {
  const t = useTexts();
  const { message } = App.useApp();
  const [{ caseId }, setState] = useUrlState(['caseId']);
  const [pending, setPending] = useState(false);
  const find = async (typed: string): Promise<void> => {
    const orderNo = typed.replaceAll(/\D/g, '');
    if (orderNo === '') return;
    setPending(true);
    try {
      const { orderId } = await call(findOrderByNumber, { params: { orderNo } });
      setState({ caseId: orderId });
    } catch (problem) {
      void message.error(problemText(problem, [], t));
    }
    setPending(false);
  };
  if (caseId !== undefined) {
    return (
      <span className={styles.chosen}>
        {t('只看一张工单的通知')} <CaseLink caseKind="order" caseId={caseId} />
        <Button type="text" size="small" icon={<CloseOutlined />} onClick={() => setState({ caseId: '' })}>
          {t('看全部')}
        </Button>
      </span>
    );
  }
  return (
    <Input.Search
      className={styles.find ?? ''}
      placeholder={t('按工单编号')}
      aria-label={t('按工单编号')}
      maxLength={30}
      loading={pending}
      onSearch={(typed) => void find(typed)}
    />
  );
}
