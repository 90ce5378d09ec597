import { storedSwitch } from './stored-switch.ts';

/** Strong contrast for eyes that need it; the system's wish counts until somebody chooses. */
const contrast = storedSwitch(
  'wanjia.high-contrast',
  () => typeof matchMedia === 'function' && matchMedia('(prefers-contrast: more)').matches,
);

export const setHighContrast = contrast.set;

/** Whether strong contrast is on. */
export const useHighContrast = contrast.use;
