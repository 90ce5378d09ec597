import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { customerRoutes } from '#contracts/customers.ts';
import { call } from '#web/lib/api/call.ts';
import { useSettled } from '#web/lib/clock/use-settled.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { isPlace } from '../division-path.ts';
import { readParts } from '#domain/customers/address-words.ts';
import styles from './customers.module.css';

interface Props {
  readonly address: string;
  readonly divisionCode: string;
  readonly onDivision: (code: string) => void;
}

const lengthMin = 4;

/** How the typed address is understood, and the divisions it may lie in, to be taken with one press. */
export function AddressHint({ address, divisionCode, onDivision }: Props) {
  const t = useTexts();
  const text = useSettled(address.trim());
  const within = divisionCode.slice(0, 6);
  const read = useQuery({
    queryKey: ['read', customerRoutes.parseAddress.path, text, within],
    queryFn: ({ signal }) =>
      call(
        customerRoutes.parseAddress,
        { body: { address: text, ...(within === '' ? {} : { within }) } },
        { signal },
      ),
    enabled: text.length >= lengthMin,
    staleTime: Infinity,
  });
  if (read.data === undefined || text.length < lengthMin) return null;
  const { parts, candidates } = read.data;
  const found = read.data.divisionCode;
  const offered = [
    ...(found !== null && isPlace(found) ? [{ code: found, name: readParts(parts).division }] : []),
    ...candidates,
  ].filter(({ code }) => code !== divisionCode && !divisionCode.startsWith(code));
  const { house } = readParts(parts);
  if (house === '' && offered.length === 0) return null;
  return (
    <div className={styles.small}>
      {house === '' ? null : <div>{t('识别为：{parts}', { parts: house })}</div>}
      {offered.map(({ code, name }) => (
        <Button key={code} type="link" size="small" onClick={() => onDivision(code)}>
          {t('采用 {division}', { division: name })}
        </Button>
      ))}
    </div>
  );
}
