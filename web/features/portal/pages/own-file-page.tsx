import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { askCorrection, revealOwn, switchAccount } from '#contracts/portal-customer.ts';
import { specialNeeds } from '#domain/customers/customer.ts';
import { useKinds } from '#domain/customers/use-kind.ts';
import { call } from '#web/lib/api/call.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { capacityText, phoneText } from '#web/lib/format/quantity.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { OwnCode } from '../components/own-code.tsx';
import { OwnFrame } from '../components/own-frame.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useForgetMe, type Me } from '../model/me.ts';
import { titleIn } from '../model/title-in.ts';
import styles from '../portal.module.css';

/** The customer's file as it is stored, masked; in clear after a further code. */
export function OwnFilePage() {
  const t = useTexts();
  return <OwnFrame title={t('我的资料')}>{(me) => <OwnFile me={me} />}</OwnFrame>;
}

function OwnFile({ me }: { me: Me }) {
  const t = useTexts();
  const [clear, setClear] = useState<Me | null>(null);
  const revealing = useMutation({
    mutationFn: (typed: { codeId: string; code: string }) => call(revealOwn, { body: typed }),
    onSuccess: setClear,
  });
  const file = clear ?? me;
  const contacts = file.contacts.map(({ contactId, name, phone, email, address }) => (
    <li key={contactId}>
      {[name, phone === null ? null : phoneText(phone), email, address]
        .filter((part) => part !== null)
        .join(' · ')}
    </li>
  ));
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('名称')}</dt>
        <dd>{file.name}</dd>
        <dt>{t('供电单位')}</dt>
        <dd>{file.unit.name}</dd>
        {file.documentNumber === null ? null : (
          <>
            <dt>{t('证件号码')}</dt>
            <dd>{file.documentNumber}</dd>
          </>
        )}
        <dt>{t('特殊服务需求')}</dt>
        <dd>
          {file.specialNeeds.length === 0
            ? t('没有登记')
            : file.specialNeeds.map((need) => t(titleIn(specialNeeds, need))).join('、')}
        </dd>
        <dt>{t('联系人')}</dt>
        <dd>
          <ul className={styles.plain}>{contacts}</ul>
        </dd>
      </dl>
      <Accounts file={file} />
      {clear === null ? (
        <details className={styles.card}>
          <summary>{t('查看完整资料（再验证一次手机，会留下记录）')}</summary>
          <OwnCode
            about={{ purpose: 'reveal' }}
            title={t('查看完整资料')}
            pending={revealing.isPending}
            problem={revealing.error}
            onCode={(typed) => revealing.mutate(typed)}
          />
        </details>
      ) : null}
      <Correction />
      <p>
        <Link to="/portal/me/safety">{t('授权与同意、更换手机号码、下载资料、退出其他设备')}</Link>
      </p>
    </>
  );
}

function Accounts({ file }: { file: Me }) {
  const t = useTexts();
  const forget = useForgetMe();
  const switching = useMutation({
    mutationFn: (accountId: string) => call(switchAccount, { body: { accountId } }),
    onSuccess: forget,
  });
  return (
    <section className={styles.stack}>
      <h2 className={styles.subtitle}>{t('户号与用电地址')}</h2>
      <ProblemNote problem={switching.error} />
      {file.accounts.map(({ accountId, accountNo, points }) => (
        <div key={accountId} className={styles.card}>
          <p className={styles.row}>
            <strong>{accountNo}</strong>
            {accountId === file.currentAccountId ? (
              <span>{t('当前户号')}</span>
            ) : (
              <button type="button" className={styles.button} onClick={() => switching.mutate(accountId)}>
                {t('切换到这个户号')}
              </button>
            )}
          </p>
          {points.map((point) => (
            <p key={`${point.address} ${point.meterNo ?? ''}`}>
              {point.address}
              <br />
              <span className={styles.faint}>
                {[point.voltage, capacityText(point.capacityVa), t(titleIn(useKinds, point.useKind))].join(
                  ' · ',
                )}
                {point.meterNo === null ? '' : ` · ${t('表号 {number}', { number: point.meterNo })}`}
              </span>
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}

const kinds = {
  name: zh('户名'),
  address: zh('用电地址'),
  document: zh('证件信息'),
  needs: zh('特殊服务需求'),
  other: zh('其他资料'),
} as const;

type What = keyof typeof kinds;

/** What only staff may put right, after looking at the papers. */
function Correction() {
  const t = useTexts();
  const [what, setWhat] = useState<What>('name');
  const [text, setText] = useState('');
  const [orderId, setOrderId] = useState(newId);
  const sending = useMutation({
    mutationFn: () => call(askCorrection, { body: { orderId, what, text } }),
    onSuccess: () => {
      setText('');
      setOrderId(newId());
    },
  });
  return (
    <details className={styles.card}>
      <summary>{t('资料不对？申请更正')}</summary>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        <p>{t('户名、地址等由工作人员核对后更正，会联系您提供证明。')}</p>
        <div className={styles.field}>
          <label className={styles.label} htmlFor="correct-what">
            {t('要更正什么')}
          </label>
          <select
            id="correct-what"
            className={styles.input}
            value={what}
            onChange={(event) => setWhat(event.target.value as What)}
          >
            {Object.entries(kinds).map(([value, title]) => (
              <option key={value} value={value}>
                {t(title)}
              </option>
            ))}
          </select>
        </div>
        <div className={styles.field}>
          <label className={styles.label} htmlFor="correct-text">
            {t('应该是什么')}
          </label>
          <textarea
            id="correct-text"
            className={styles.input}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <ProblemNote problem={sending.error} />
        {sending.data === undefined ? null : (
          <p className={styles.note} data-tone="good" role="status">
            {t('已受理，工单编号 {number}。', { number: sending.data.orderNo })}
          </p>
        )}
        <button
          type="submit"
          className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
          disabled={sending.isPending || text.trim() === ''}
        >
          {t('提交')}
        </button>
      </form>
    </details>
  );
}
