import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { askCode, portalSignIn } from '#contracts/portal.ts';
import { call } from '#web/lib/api/call.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { NeedUnit } from '../components/need-unit.tsx';
import { NumberField } from '../components/number-field.tsx';
import { PhoneCode } from '../components/phone-code.tsx';
import { useForgetMe } from '../model/me.ts';
import { ownNext } from '../model/own-next.ts';
import { solvedProof } from '../model/proof.ts';
import styles from '../portal.module.css';

/** The customer's way in: the number of an account, and a code to the phone on its file. No password to lose. */
export function CustomerSignInPage() {
  return <NeedUnit>{(unit) => <SignIn unit={unit.code} />}</NeedUnit>;
}

function SignIn({ unit }: { unit: string }) {
  const t = useTexts();
  const navigate = useNavigate();
  const forget = useForgetMe();
  const [{ next }] = useUrlState(['next']);
  const [accountNo, setAccountNo] = useState('');
  const number = accountNo.normalize('NFKC').replaceAll(/\D/g, '');
  const entering = useMutation({
    mutationFn: (typed: { codeId: string; code: string }) =>
      call(portalSignIn, { body: { unit, ...typed } }, { mayAskToSignIn: false }),
    onSuccess: async () => {
      await forget();
      await navigate({ href: ownNext(next) });
    },
  });
  return (
    <div className={styles.page}>
      <header>
        <h1 className={styles.title}>{t('登录我的用电')}</h1>
        <p className={styles.lead}>{t('用户号和登记手机的短信验证码登录，不需要密码。')}</p>
      </header>
      <div className={styles.stack}>
        <NumberField
          id="account-no"
          label={zh('户号')}
          help={zh('电费通知单或电能表旁的标签上有户号。')}
          value={accountNo}
          maxLength={30}
          autoComplete="username"
          onChange={setAccountNo}
        />
        <PhoneCode
          key={number}
          disabled={number.length < 8}
          ask={async () =>
            call(askCode, {
              body: { unit, proof: await solvedProof(), about: { purpose: 'sign-in', accountNo: number } },
            })
          }
          onCode={(codeId, code) => entering.mutate({ codeId, code })}
          pending={entering.isPending}
          problem={entering.error}
          submitTitle={t('登录')}
        />
      </div>
      <p className={styles.faint}>
        {t('没有收到短信？可能登记的手机已经更换，请带身份证件到营业厅更正，或拨打 95598。')}
      </p>
    </div>
  );
}
