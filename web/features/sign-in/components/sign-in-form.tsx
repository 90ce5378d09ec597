import { useState } from 'react';
import { PasswordStep } from './password-step.tsx';
import type { SignedIn } from '../signed-in.ts';
import { SecondFactorStep } from './second-factor-step.tsx';

interface Props {
  /** Given when the session ended: the same person signs in again. */
  readonly login?: string;
  /** After single sign-on the code alone is missing. */
  readonly begin?: 'password' | 'code';
  readonly onDone: (next: SignedIn) => void;
}

/** Login and password, then the code of the second factor where the account has one. */
export function SignInForm({ login, begin = 'password', onDone }: Props) {
  const [step, setStep] = useState(begin);
  const passed = (next: SignedIn | 'second-factor'): void => {
    if (next === 'second-factor') setStep('code');
    else onDone(next);
  };
  if (step === 'code') return <SecondFactorStep onPassed={passed} onBack={() => setStep('password')} />;
  return <PasswordStep {...(login === undefined ? {} : { login })} onPassed={passed} />;
}
