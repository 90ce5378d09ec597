import styles from './order-number.module.css';

/** The parts of an order number as they are read out: date, unit, then the rest in fours. */
const groups = /^(\d{6})(\d{4})(\d{4})(\d{1,6})$/;

/** An order number in groups for the eye; what is marked and copied has no spaces. */
export function OrderNumber({ orderNo }: { orderNo: string }) {
  const parts = groups.exec(orderNo)?.slice(1) ?? [orderNo];
  return (
    <span className={styles.number}>
      {parts.map((part, at) => (
        <span key={at}>{part}</span>
      ))}
    </span>
  );
}
