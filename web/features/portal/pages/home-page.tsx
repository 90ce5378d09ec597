import { Link } from '@tanstack/react-router';
import { portalUnit } from '#contracts/portal.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMe } from '../model/me.ts';
import { useUnit } from '../model/unit.ts';
import { shortcuts } from '../shortcuts.ts';
import styles from '../portal.module.css';

/** The first page: the welcome, what people come for most, where else to turn (R-SYS-07). */
export function HomePage() {
  const t = useTexts();
  const { unit, units } = useUnit();
  const me = useMe();
  return (
    <div className={styles.page}>
      <header className={styles.stack}>
        <h1 className={styles.title}>{t('网上办电，一次说清')}</h1>
        <p className={styles.lead}>
          {t('不用登录就能报修、申请、咨询和查进度；登录以后可以查看和更正自己的资料。')}
        </p>
        {unit === null && units.length > 1 ? (
          <p>
            <Link to="/portal/unit" className={`${styles.button ?? ''} ${styles.primary ?? ''}`}>
              {t('先选择您的供电单位')}
            </Link>
          </p>
        ) : null}
      </header>
      <nav aria-label={t('常用业务')}>
        <ul className={styles.tiles}>
          {shortcuts.map(({ to, title, detail, urgent }) => (
            <li key={to}>
              <Link
                to={to}
                className={`${styles.tile ?? ''} ${urgent === true ? (styles.urgent ?? '') : ''}`}
              >
                <strong>{t(title)}</strong>
                <span>{t(detail)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className={styles.row}>
        <Link to="/portal/businesses" className={styles.button}>
          {t('全部业务和办事指南')}
        </Link>
        <Link
          to={me === null || me === undefined ? '/portal/sign-in' : '/portal/me'}
          className={styles.button}
        >
          {me === null || me === undefined ? t('登录我的用电') : t('我的用电')}
        </Link>
      </p>
      {unit === null ? null : <UnitNotice code={unit.code} />}
    </div>
  );
}

function UnitNotice({ code }: { code: string }) {
  const t = useTexts();
  const { data } = useRead(portalUnit, { params: { unit: code } });
  if (data === undefined) return null;
  return (
    <section className={styles.card}>
      <h2 className={styles.subtitle}>{data.name}</h2>
      <p>{data.hours}</p>
      {data.serves === '' ? null : (
        <p className={styles.faint}>{t('服务范围：{serves}', { serves: data.serves })}</p>
      )}
      <ul className={styles.plain}>
        {data.phones.map(({ title, phone }) => (
          <li key={phone}>
            {title} <a href={`tel:${phone}`}>{phoneText(phone)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
