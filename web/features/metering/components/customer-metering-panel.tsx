import { Link } from '@tanstack/react-router';
import { meteringOfCustomer } from '#contracts/metering.ts';
import { installRoles } from '#domain/metering/meter-life.ts';
import { qualities, readingStates } from '#domain/metering/reading.ts';
import { registerTitle } from '#domain/metering/register.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import type { Static } from 'typebox';
import { UseBars } from './use-bars.tsx';
import styles from './metering.module.css';

type Point = Static<(typeof meteringOfCustomer)['response']>['points'][number];

const readingsShown = 14;

/** What hangs at the customer's points, what it showed, and what was used in two years. */
export function CustomerMeteringPanel({ customerId }: { customerId: string }) {
  const t = useTexts();
  const { data } = useRead(meteringOfCustomer, { params: { customerId } });
  const points = (data?.points ?? []).filter(({ installations }) => installations.length > 0);
  if (points.length === 0) return null;
  return (
    <Section title={t('计量与抄表')}>
      <div className={styles.stack}>
        {points.map((point) => (
          <PointPart key={point.usagePointId} point={point} />
        ))}
      </div>
    </Section>
  );
}

function PointPart({ point }: { point: Point }) {
  const t = useTexts();
  const now = point.installations.filter(({ toOn }) => toOn === null);
  return (
    <div>
      <p>
        <strong>{point.accountNo}</strong>{' '}
        {now.map(({ installationId, meterId, meterNo, role, multiplier }) => (
          <span key={installationId}>
            <Link to={`/meters/${meterId}`}>{meterNo}</Link>{' '}
            <span className={styles.faint}>
              {t(installRoles[role])} · {t('倍率 {multiplier}', { multiplier })}
            </span>
          </span>
        ))}
      </p>
      <UseBars uses={point.uses} />
      <ReadingTable point={point} />
    </div>
  );
}

function ReadingTable({ point }: { point: Point }) {
  const t = useTexts();
  const of = new Map(point.installations.map((one) => [one.meterNo, one.registers]));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('抄表日期')}</th>
            <th>{t('表号')}</th>
            <th>{t('示数')}</th>
            <th>{t('性质')}</th>
            <th>{t('抄录人')}</th>
          </tr>
        </thead>
        <tbody>
          {point.readings.slice(0, readingsShown).map((one) => (
            <tr key={one.readingId}>
              <td className={styles.number}>{one.readOn}</td>
              <td className={styles.number}>{one.meterNo}</td>
              <td className={styles.number}>
                {one.values.map((value, at) => {
                  const register = of.get(one.meterNo)?.[at];
                  return (
                    <span
                      key={register?.obis ?? String(at)}
                      title={register === undefined ? '' : t(registerTitle(register))}
                    >
                      {at === 0 ? '' : ' / '}
                      {value}
                    </span>
                  );
                })}
              </td>
              <td>
                {t(qualities[one.quality])}
                {one.state === 'accepted' ? '' : ` · ${t(readingStates[one.state])}`}
              </td>
              <td>{one.takenBy ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
