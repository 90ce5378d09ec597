import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { Verb, VerbGroup } from '../../verbs/verb.ts';

const groups: readonly VerbGroup[] = ['task', 'papers', 'contact', 'linking', 'clock', 'ending'];

export interface ExtraEntry {
  readonly key: string;
  readonly title: string;
  readonly group: VerbGroup;
  readonly onChoose: () => void;
}

interface Props {
  readonly title: string;
  readonly verbs: readonly Verb[];
  /** Entries that lead elsewhere: splitting off is an intake of its own. */
  readonly extra?: readonly ExtraEntry[];
  readonly size?: 'small' | 'middle';
  readonly onChoose: (verb: Verb) => void;
}

/** A menu of verbs in their groups. */
export function VerbMenu({ title, verbs, extra = [], size = 'middle', onChoose }: Props) {
  const t = useTexts();
  if (verbs.length + extra.length === 0) return null;
  const entries = [
    ...verbs.map(({ name, title: own, group, tone }) => ({
      key: name,
      group,
      label: t(own),
      danger: tone === 'danger',
    })),
    ...extra.map(({ key, title: own, group }) => ({ key, group, label: t(own), danger: false })),
  ];
  const parts = groups
    .map((group) => entries.filter((entry) => entry.group === group))
    .filter((part) => part.length > 0);
  const items: MenuProps['items'] = parts.flatMap((part, at) => [
    ...(at === 0 ? [] : [{ type: 'divider' as const, key: `line-${at}` }]),
    ...part.map(({ key, label, danger }) => ({ key, label, danger })),
  ]);
  const choose = (key: string): void => {
    const verb = verbs.find(({ name }) => name === key);
    if (verb !== undefined) onChoose(verb);
    else extra.find((entry) => entry.key === key)?.onChoose();
  };
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => choose(key) }} trigger={['click']}>
      <Button size={size}>
        {title} <DownOutlined />
      </Button>
    </Dropdown>
  );
}
