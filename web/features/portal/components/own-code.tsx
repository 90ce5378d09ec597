import { askOwnCode } from '#contracts/portal-customer.ts';
import { call } from '#web/lib/api/call.ts';
import { PhoneCode } from './phone-code.tsx';

type About = { purpose: 'reveal' | 'old-phone' } | { purpose: 'new-phone'; phone: string };

interface Props {
  readonly about: About;
  readonly title: string;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly disabled?: boolean;
  readonly onCode: (typed: { codeId: string; code: string }) => void;
}

/** A code for a further step of somebody signed in. */
export function OwnCode({ about, title, pending, problem, disabled = false, onCode }: Props) {
  return (
    <PhoneCode
      ask={() => call(askOwnCode, { body: about })}
      onCode={(codeId, code) => onCode({ codeId, code })}
      pending={pending}
      problem={problem}
      submitTitle={title}
      disabled={disabled}
    />
  );
}
