import { Input } from 'antd';
import { useState } from 'react';
import { allNoticeChannels } from '#domain/notices/channel.ts';
import { allNoticeTemplates } from '#domain/notices/default-texts.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { TemplateKey } from '../template-draft.ts';
import { channelTitles, templateTitle, type TemplateLine } from '../words.ts';
import styles from './notices.module.css';

interface Props {
  readonly lines: readonly TemplateLine[];
  readonly chosen: TemplateKey;
  readonly onChoose: (key: TemplateKey) => void;
}

/** Every kind of notice with its four channels; a dot marks the unit's own text. */
export function TemplateList({ lines, chosen, onChoose }: Props) {
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const own = new Set(lines.filter((line) => line.own).map((line) => `${line.template} ${line.channel}`));
  const shown = allNoticeTemplates.filter((code) =>
    `${t(templateTitle(code))} ${code}`.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  return (
    <nav className={styles.list} aria-label={t('通知模板')}>
      <Input
        allowClear
        placeholder={t('查找模板')}
        aria-label={t('查找模板')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul>
        {shown.map((template) => (
          <li key={template}>
            <span className={styles.template}>{t(templateTitle(template))}</span>
            <span className={styles.channels}>
              {allNoticeChannels.map((channel) => {
                const isOwn = own.has(`${template} ${channel}`);
                return (
                  <button
                    key={channel}
                    type="button"
                    className={styles.channel}
                    aria-pressed={chosen.template === template && chosen.channel === channel}
                    data-own={isOwn ? 'yes' : 'no'}
                    title={isOwn ? t('本单位文本') : t('默认文本')}
                    onClick={() => onChoose({ template, channel })}
                  >
                    {t(channelTitles[channel])}
                  </button>
                );
              })}
            </span>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className={styles.faint}>{t('没有找到')}</p> : null}
    </nav>
  );
}
