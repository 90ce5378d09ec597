import { Link } from '@tanstack/react-router';
import { Alert, Button, Input } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { IntakeState } from '../../intake/use-intake.ts';

/** Says that this request is split off from another order, and asks why. */
export function SplitNote({ state }: { state: IntakeState }) {
  const t = useTexts();
  const { intake, dispatch, faults } = state;
  const { splitFrom } = intake;
  if (splitFrom === null) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {t('从原工单拆分关联业务')}{' '}
          <Link to="/orders/$orderId" params={{ orderId: splitFrom.orderId }}>
            {t('查看原工单')}
          </Link>
        </>
      }
      description={
        <Input
          aria-label={t('拆分原因')}
          placeholder={t('拆分原因（必填）')}
          maxLength={1000}
          {...(faults['splitFrom.reason'] === undefined ? {} : { status: 'error' as const })}
          value={splitFrom.reason}
          onChange={(event) =>
            dispatch({ do: 'split', splitFrom: { ...splitFrom, reason: event.target.value } })
          }
        />
      }
      action={
        <Button size="small" onClick={() => dispatch({ do: 'split', splitFrom: null })}>
          {t('不拆分')}
        </Button>
      }
    />
  );
}
