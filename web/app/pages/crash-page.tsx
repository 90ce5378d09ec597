import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';

/** Something in the page broke, or what it needs did not come; the rest of the desk goes on. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const t = useTexts();
  return (
    <ProblemState
      problem={error}
      action={
        <Button type="primary" onClick={() => reset()}>
          {t('再试一次')}
        </Button>
      }
    />
  );
}
