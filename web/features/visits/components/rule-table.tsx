import { Button, Checkbox, InputNumber, Select } from 'antd';
import { visitChannels } from '#domain/visits/verdict.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { Setting, SettingView } from '../words.ts';
import styles from './visits.module.css';

type Rule = Setting['others'];

interface Props {
  readonly kinds: SettingView['kinds'];
  readonly setting: Setting;
  readonly onChange: (setting: Setting) => void;
}

/** The share, the way and whether it must be, kind by kind; a kind without a rule of its own follows the last line. */
export function RuleTable({ kinds, setting, onChange }: Props) {
  const t = useTexts();
  const setRule = (kind: string, rule: Rule | null): void => {
    const { [kind]: _, ...rest } = setting.kinds;
    onChange({ ...setting, kinds: rule === null ? rest : { ...rest, [kind]: rule } });
  };
  return (
    <div className={styles.scroll} style={{ marginTop: '1.2rem' }}>
      <table className={`${styles.table ?? ''} ${styles.rules ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">{t('业务种类')}</th>
            <th scope="col">{t('抽取比例')}</th>
            <th scope="col">{t('方式')}</th>
            <th scope="col">{t('未评价改打电话')}</th>
            <th scope="col" aria-label={t('操作')} />
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, title, fixed }) => {
            const own = setting.kinds[kind];
            return (
              <tr key={kind}>
                <td>{t(title)}</td>
                {own === undefined ? (
                  <td colSpan={3} className={styles.faint}>
                    {t('按“其他业务”')}
                  </td>
                ) : (
                  <RuleCells rule={own} fixed={fixed} onChange={(rule) => setRule(kind, rule)} />
                )}
                <td>
                  {fixed || kind === 'report' ? (
                    <span className={styles.faint}>{fixed ? t('每件必访') : t('专人保密回访')}</span>
                  ) : (
                    <Button
                      size="small"
                      onClick={() => setRule(kind, own === undefined ? setting.others : null)}
                    >
                      {own === undefined ? t('单独设置') : t('按“其他业务”')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('其他业务')}</td>
            <RuleCells
              rule={setting.others}
              fixed={false}
              onChange={(others) => onChange({ ...setting, others })}
            />
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function RuleCells({
  rule,
  fixed,
  onChange,
}: {
  rule: Rule;
  fixed: boolean;
  onChange: (rule: Rule) => void;
}) {
  const t = useTexts();
  return (
    <>
      <td>
        <InputNumber
          aria-label={t('抽取比例')}
          disabled={fixed}
          min={0}
          max={100}
          precision={1}
          suffix="%"
          style={{ width: '7rem' }}
          value={rule.permille / 10}
          onChange={(percent) => {
            if (percent !== null) onChange({ ...rule, permille: Math.round(percent * 10) });
          }}
        />
      </td>
      <td>
        <Select
          aria-label={t('方式')}
          style={{ width: '8rem' }}
          value={rule.channel}
          options={Object.entries(visitChannels).map(([value, title]) => ({ value, label: t(title) }))}
          onChange={(channel: Rule['channel']) => onChange({ ...rule, channel })}
        />
      </td>
      <td>
        <Checkbox
          aria-label={t('未评价改打电话')}
          disabled={fixed}
          checked={rule.must}
          onChange={(event) => onChange({ ...rule, must: event.target.checked })}
        />
      </td>
    </>
  );
}
