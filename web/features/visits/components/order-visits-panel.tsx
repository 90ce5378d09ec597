import { visitsOfOrder } from '#contracts/visits.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { Section } from '#web/ui/section/section.tsx';
import { verdictTitles } from '../words.ts';
import { VisitLines } from './visit-lines.tsx';
import styles from './visits.module.css';

/** The visits of an order; of one that got none, why, with what it takes to recompute the draw. */
export function OrderVisitsPanel({ orderId }: { orderId: string }) {
  const t = useTexts();
  const { data } = useRead(visitsOfOrder, { params: { orderId } }, { news: ['visit', 'order'] });
  const [draw] = data?.draws ?? [];
  if (data === undefined || draw === undefined) return null;
  const { permille, drawnNumber, seed, settingVersion } = draw;
  const words = { drawn: drawnNumber, permille, seed, version: settingVersion };
  return (
    <Section title={t('回访')} flush>
      <VisitLines lines={data.items} />
      <p className={styles.faint} style={{ padding: '0.5rem 1.1rem' }}>
        {t(verdictTitles[draw.verdict])}
        {draw.verdict === 'drawn' || draw.verdict === 'not-drawn'
          ? t('：抽签号 {drawn}，小于 {permille} 即抽中（种子 {seed}，规则第 {version} 版）', words)
          : null}
      </p>
    </Section>
  );
}
