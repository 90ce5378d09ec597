import type { CustomerPage } from '#contracts/customers.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

type Entry = CustomerPage['history'][number];

const titles: Readonly<Record<string, string>> = {
  'customer.created': zh('建立客户档案'),
  'customer.edited': zh('修改客户'),
  'customer.contact-added': zh('增加联系人'),
  'customer.contact-edited': zh('修改联系人'),
  'customer.account-added': zh('增加户号'),
  'customer.point-added': zh('增加用电点'),
  'customer.location-edited': zh('修改用电地址'),
  'customer.unmasked': zh('查看敏感信息'),
  'customer.contact-removed': zh('删除联系人'),
  'customer.contact-restored': zh('恢复联系人'),
  'customer.absorbed': zh('并入重复档案'),
};

/** What happened, and the rest of the server's words below it: nothing is said twice. */
export function historyLine({ kind, words }: Pick<Entry, 'kind' | 'words'>): {
  readonly title: string;
  readonly line: string | null;
} {
  const title = titles[kind];
  if (title === undefined) return { title: words, line: null };
  const rest = words.startsWith(title) ? words.slice(title.length).replace(/^[\s:：,，]+/, '') : words;
  return { title, line: rest === '' ? null : rest };
}
