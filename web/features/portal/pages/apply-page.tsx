import { Link, useParams } from '@tanstack/react-router';
import { isRefused } from '#domain/kernel/refusal.ts';
import { isOnline, needsAccount } from '#domain/portal/online-request.ts';
import { requiredDocuments } from '#domain/processes/accept.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { currentDefinition } from '#domain/processes/definitions/index.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { ContactCode } from '../components/contact-code.tsx';
import { Done } from '../components/done.tsx';
import { NeedUnit } from '../components/need-unit.tsx';
import { PaperUpload } from '../components/paper-upload.tsx';
import { PlainForm } from '../components/plain-form.tsx';
import { Loading, ProblemNote } from '../components/problem-note.tsx';
import { PromiseLines } from '../components/promise-lines.tsx';
import { useMe, type Me } from '../model/me.ts';
import { useApply, type Apply } from '../model/use-apply.ts';
import styles from '../portal.module.css';

/** Applying, reporting, complaining, asking, praising: the form of the business itself (R-REQ-01). */
export function ApplyPage() {
  const t = useTexts();
  const { kind = '' }: { kind?: string } = useParams({ strict: false });
  const me = useMe();
  const definition = currentDefinition(kind);
  if (isRefused(definition) || !isOnline(definition))
    return (
      <div className={styles.page}>
        <h1 className={styles.title}>{t('没有这项业务')}</h1>
        <Link to="/portal/businesses">{t('全部业务和办事指南')}</Link>
      </div>
    );
  if (me === undefined) return <Loading />;
  if (me !== null) return <Sheet key={kind} definition={definition} unit={me.unit.code} me={me} />;
  return (
    <NeedUnit>
      {(unit) => <Sheet key={`${kind} ${unit.code}`} definition={definition} unit={unit.code} me={null} />}
    </NeedUnit>
  );
}

function Sheet({ definition, unit, me }: { definition: ProcessDefinition; unit: string; me: Me | null }) {
  const t = useTexts();
  const apply = useApply({ definition, unit, me });
  if (apply.accepted !== null) return <Done accepted={apply.accepted} />;
  return (
    <form
      className={styles.page}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply.send();
      }}
    >
      <Head definition={definition} me={me} apply={apply} />
      <PlainForm fields={apply.fields} form={apply.form} />
      <Papers definition={definition} unit={unit} apply={apply} />
      <Consent definition={definition} apply={apply} />
      {apply.needsCode ? <ContactCode unit={unit} apply={apply} /> : null}
      <Outlook apply={apply} />
      <ProblemNote problem={apply.problem} />
      <button
        type="submit"
        className={`${styles.button ?? ''} ${styles.primary ?? ''}`}
        disabled={apply.pending || (apply.needsCode && !apply.hasPass)}
      >
        {apply.pending ? t('正在提交…') : t('提交')}
      </button>
      {apply.needsCode && !apply.hasPass ? (
        <p className={styles.hint}>{t('验证联系电话以后就可以提交。')}</p>
      ) : null}
    </form>
  );
}

function Head({ definition, me, apply }: { definition: ProcessDefinition; me: Me | null; apply: Apply }) {
  const t = useTexts();
  return (
    <header className={styles.stack}>
      <h1 className={styles.title}>{t(definition.title)}</h1>
      <p className={styles.lead}>{t(definition.summary)}</p>
      <p>
        <Link to="/portal/businesses/$kind" params={{ kind: definition.kind }}>
          {t('先看办事指南：材料、费用、时限')}
        </Link>
      </p>
      {definition.family === 'fault' ? (
        <p className={styles.note} data-tone="bad">
          {t('发现断线、打火等危险，请远离并立即拨打 95598。')} <a href="tel:95598">{t('现在拨打')}</a>
        </p>
      ) : null}
      {definition.confidential === true ? (
        <p className={styles.note}>{t('您的身份只有承办人员能看到；也可以匿名。')}</p>
      ) : null}
      {me === null && needsAccount(definition) ? (
        <p className={styles.note} data-tone="warn">
          {t('这项业务要核对户号。请先登录，或使用户号登记的手机号码验证。')}{' '}
          <Link to="/portal/sign-in" search={{ next: `/portal/apply/${definition.kind}` }}>
            {t('登录')}
          </Link>
        </p>
      ) : null}
      {apply.isDraft ? (
        <p className={styles.row}>
          <span className={styles.faint}>{t('已恢复上次没有提交的内容（只存在这台设备上）。')}</span>
          <button type="button" className={styles.button} onClick={apply.startOver}>
            {t('清空重填')}
          </button>
        </p>
      ) : null}
    </header>
  );
}

function Papers({ definition, unit, apply }: { definition: ProcessDefinition; unit: string; apply: Apply }) {
  const t = useTexts();
  const required = requiredDocuments(definition, apply.form.values);
  const shared = {
    unit,
    orderId: apply.orderId,
    papers: apply.papers,
    onAdd: apply.addPaper,
    onRemove: apply.removePaper,
  };
  return (
    <fieldset className={styles.group}>
      <legend>{t('材料')}</legend>
      {required.map(({ code, title, sample, core }) => (
        <PaperUpload
          key={code}
          {...shared}
          document={code}
          title={`${t(title)}${core === true ? '' : t('（可以后补）')}`}
          help={t(sample)}
        />
      ))}
      <PaperUpload {...shared} document="" title={t('其他照片或材料（选填）')} help="" />
    </fieldset>
  );
}

function Consent({ definition, apply }: { definition: ProcessDefinition; apply: Apply }) {
  const t = useTexts();
  const { complexity } = definition;
  if (complexity.level !== 'complex') return null;
  return (
    <fieldset className={styles.group}>
      <legend>{t('请先了解')}</legend>
      <ul>
        {complexity.explanation.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ul>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={apply.consent}
          onChange={(event) => apply.setConsent(event.target.checked)}
        />
        {t('我已了解并同意')}
      </label>
    </fieldset>
  );
}

/** What will be promised, the hours, and open cases that may be the same matter. */
function Outlook({ apply }: { apply: Apply }) {
  const t = useTexts();
  const { preview } = apply;
  if (preview === undefined) return null;
  return (
    <section className={`${styles.card ?? ''} ${styles.stack ?? ''}`}>
      <h2 className={styles.subtitle}>{t('提交以后')}</h2>
      {preview.similar.length === 0 ? null : (
        <div className={styles.note} data-tone="warn">
          <p>{t('您已有同类业务在办，可以不再提交，直接催办：')}</p>
          <ul>
            {preview.similar.map(({ orderNo, title, acceptedAt }) => (
              <li key={orderNo}>
                {t(title)} {orderNo}（{timeText(acceptedAt)}）
              </li>
            ))}
          </ul>
        </div>
      )}
      {preview.outOfHours === null ? null : <p>{preview.outOfHours}</p>}
      <PromiseLines promised={preview.promised} />
    </section>
  );
}
