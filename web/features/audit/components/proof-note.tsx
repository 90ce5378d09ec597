import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import styles from './audit.module.css';

const points = [
  {
    title: zh('逐条成链'),
    text: zh('每条记录都带着前一条的指纹。改一个字、删一条、换顺序，后面的指纹就全对不上。'),
  },
  {
    title: zh('链尾加锁'),
    text: zh('每个对象的末条由数据库之外的密钥签过，从末尾截掉几条也会被发现。'),
  },
  {
    title: zh('每日封存'),
    text: zh('当日所有记录合成一个根指纹并签封，封存码首尾相连；整件删除或事后补写当天的记录都会暴露。'),
  },
  {
    title: zh('不能证明什么'),
    text: zh('核验证明记录写入后没有被动过，不证明写入时所填属实；密钥若失窃，须靠打印在外的封存码比对。'),
  },
];

/** What a verification proves, and what it does not. */
export function ProofNote() {
  const t = useTexts();
  return (
    <ul className={styles.proof}>
      {points.map(({ title, text }) => (
        <li key={title}>
          <strong>{t(title)}</strong>
          <p>{t(text)}</p>
        </li>
      ))}
    </ul>
  );
}
