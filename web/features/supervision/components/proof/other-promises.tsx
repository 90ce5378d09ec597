import { Alert } from 'antd';
import type { PromiseProofAnswer } from '#contracts/supervision-report.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';

type Others = PromiseProofAnswer['others'];

/** Promises of the case that are not proved: still running, not published yet, or left out of a published month. */
export function OtherPromises({ others }: { others: Others }) {
  const t = useTexts();
  const words = (one: Others[number]): string => {
    const values = { promise: one.promiseName, day: one.day ?? '' };
    if (one.state === 'running') return t('“{promise}”还在办理，办结或超时后计入当月。', values);
    if (one.state === 'not-published') return t('“{promise}”于 {day} 计入，当月数字还没有公布。', values);
    return t('“{promise}”于 {day} 应计入已公布的月份，但公布数字里没有它。请拨打 95598 要求更正。', values);
  };
  return others.map((one, at) => (
    <Alert
      key={`${one.promiseName} ${at.toString()}`}
      style={{ marginTop: '0.6rem' }}
      showIcon
      type={one.state === 'left-out' ? 'error' : 'info'}
      title={words(one)}
    />
  ));
}
