import styles from './sign-in-frame.module.css';

const homes = [
  { x: 62, y: 232 },
  { x: 138, y: 250 },
  { x: 228, y: 238 },
  { x: 318, y: 256 },
  { x: 404, y: 242 },
];

/** A line from the pylon to every home, drawn by ourselves. */
export function LineDrawing() {
  return (
    <svg className={styles.drawing} viewBox="0 0 460 300" aria-hidden="true">
      <g className={styles.faint}>
        <path d="M0 286c60-12 92-6 150-2s118-14 180-8 92 10 130 4" />
        <path d="M0 60c60 26 112 32 166 18M294 78c56 14 104 6 166-22" />
        <path d="M0 92c60 24 110 30 158 20M302 112c54 10 100 4 158-20" />
      </g>
      <g className={styles.pylon}>
        <path d="m230 20-34 256M230 20l34 256M166 78h128l-64-26zM158 112h144l-72-30z" />
        <path d="m222 82 24 60M238 82l-24 60M214 142l41 68M246 142l-41 68M205 210l59 66M255 210l-59 66" />
      </g>
      <g className={styles.feeds}>
        {homes.map(({ x, y }) => (
          <path key={x} d={`M230 112Q${(x + 230) / 2} ${y - 40} ${x} ${y - 12}`} />
        ))}
      </g>
      <g className={styles.homes}>
        {homes.map(({ x, y }) => (
          <path key={x} d={`m${x - 16} ${y + 2} 16-14 16 14v26h-32z`} />
        ))}
      </g>
      <g className={styles.lights}>
        {homes.map(({ x, y }) => (
          <rect key={x} x={x - 4} y={y + 8} width="8" height="8" rx="1.5" />
        ))}
      </g>
    </svg>
  );
}
