import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { guestAnswer, guestCase, guestDo, guestSlots, guestSurvey } from '#contracts/portal-case.ts';
import { askCode, checkCode } from '#contracts/portal.ts';
import { followRequest } from '#contracts/requests.ts';
import { call } from '#web/lib/api/call.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { Panels } from '#web/ui/panels/panels.tsx';
import { CaseCard } from '../components/case-card.tsx';
import { CasePage } from '../components/case-page.tsx';
import { NeedUnit } from '../components/need-unit.tsx';
import { NumberField } from '../components/number-field.tsx';
import { PhoneCode } from '../components/phone-code.tsx';
import { Loading, ProblemNote } from '../components/problem-note.tsx';
import type { CaseApi } from '../model/case-api.ts';
import { solvedProof } from '../model/proof.ts';
import { tokenOf, unitOfOrderNo } from '../model/follow-token.ts';
import styles from '../portal.module.css';

const againEveryMs = 60_000;

/** The customer's page of a case: by the QR code of the receipt, or by its number and a code to the phone left with it. */
export function FollowPage() {
  const t = useTexts();
  const [token, setToken] = useState(() => tokenOf(window.location.hash));
  if (token !== null) return <ByToken token={token} onOther={() => setToken(null)} />;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('查询办理进度')}</h1>
      <NeedUnit>{(unit) => <ByNumber unit={unit.code} />}</NeedUnit>
    </div>
  );
}

function ByToken({ token, onOther }: { token: string; onOther: () => void }) {
  const t = useTexts();
  const { data, error, isPending } = useQuery({
    queryKey: ['follow', token],
    queryFn: () => call(followRequest, { body: { token } }, { mayAskToSignIn: false }),
    refetchInterval: againEveryMs,
    retry: false,
  });
  return (
    <div className={styles.page}>
      {isPending ? <Loading /> : null}
      <ProblemNote problem={error} />
      {data === undefined ? null : (
        <>
          <CaseCard followed={data} />
          <Panels place="follow-page" about={{ token }} />
        </>
      )}
      <p className={styles.row}>
        <button type="button" className={styles.button} onClick={onOther}>
          {t('凭手机验证催办、补充或查询另一件')}
        </button>
      </p>
    </div>
  );
}

function ByNumber({ unit }: { unit: string }) {
  const t = useTexts();
  const [orderNo, setOrderNo] = useState('');
  const [pass, setPass] = useState<string | null>(null);
  const number = orderNo.normalize('NFKC').replaceAll(/\D/g, '');
  const asked = unitOfOrderNo(number) ?? unit;
  const checking = useMutation({
    mutationFn: async (typed: { codeId: string; code: string }) => {
      const answer = await call(checkCode, { body: { unit: asked, ...typed } });
      setPass(answer.pass);
    },
  });
  if (pass !== null) return <Followed unit={asked} pass={pass} />;
  return (
    <div className={styles.stack}>
      <NumberField
        id="order-no"
        label={zh('工单编号')}
        help={zh('在受理回执或短信里，共 18 位。验证码发到办理时留的手机。')}
        value={orderNo}
        maxLength={40}
        autoComplete="off"
        onChange={setOrderNo}
      />
      <PhoneCode
        key={number}
        disabled={number.length < 8}
        ask={async () =>
          call(askCode, {
            body: { unit: asked, proof: await solvedProof(), about: { purpose: 'follow', orderNo: number } },
          })
        }
        onCode={(codeId, code) => checking.mutate({ codeId, code })}
        pending={checking.isPending}
        problem={checking.error}
        submitTitle={t('查询')}
      />
    </div>
  );
}

function useGuestApi(unit: string, pass: string): CaseApi {
  const client = useQueryClient();
  return {
    unit,
    key: pass,
    send: (body) => call(guestDo, { body: { pass, ...body } }),
    slots: () => call(guestSlots, { body: { pass } }),
    survey: () => call(guestSurvey, { body: { pass } }),
    answer: (values) => call(guestAnswer, { body: { pass, values: { ...values } } }),
    changed: (now) => client.setQueryData(['portal-case', pass], now),
  };
}

function Followed({ unit, pass }: { unit: string; pass: string }) {
  const api = useGuestApi(unit, pass);
  const reading = useQuery({
    queryKey: ['portal-case', pass],
    queryFn: () => call(guestCase, { body: { pass } }),
    retry: false,
  });
  if (reading.isPending) return <Loading />;
  if (reading.data === undefined) return <ProblemNote problem={reading.error} />;
  return (
    <div className={styles.page}>
      <CasePage of={reading.data} api={api} level={1} />
    </div>
  );
}
