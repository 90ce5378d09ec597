/** The search boxes of a large company: whatever they understand, for customers and for orders. */
import { pinyinKeys } from '#domain/customers/pinyin-keys.ts';
import type { Bench } from './figure.ts';
import { accountNoOf, drawn, phoneOf } from './seed/customers.ts';
import { costFigures, type Ask, type Asks } from './testbed/cost.ts';
import type { LargeCompany } from './testbed/large-company.ts';

const termCount = 100;
const limitMs = 50;

interface Term {
  readonly i: number;
  readonly name: string;
  readonly address: string;
  readonly room: string;
  readonly phone: string;
  readonly order_no: string;
}

/** What is typed: of customers drawn evenly from the whole company. */
async function terms({ admin, count, orgId }: LargeCompany): Promise<readonly Term[]> {
  const { rows } = await admin.query<Term>(
    `select s.i::integer as i, n.text as name, a.text as address, r.text as room, ${phoneOf} as phone, o.order_no
     from (select (($1::bigint * g) / ($2::bigint + 1)) as i from generate_series(1, $2::integer) g) s ${drawn}
     left join lateral (select order_no from work_order o where o.org_id = $3 and o.contact_phone = ${phoneOf} limit 1) o on true`,
    [count, termCount, orgId],
  );
  return rows;
}

/** Road and house number: `人民路18号`. */
function addressPart({ address }: Term): string {
  return /(?:街道|镇)(\D+\d+号)/.exec(address)?.[1] ?? address;
}

const estate = ({ address }: Term): string => /号(\D+)\d+幢/.exec(address)?.[1]?.slice(0, 2) ?? address;
const initials = ({ name }: Term): string => pinyinKeys(name).initials[0] ?? name;

const asks: Asks = async (company) => {
  const typed = await terms(company);
  const at = (index: number): Term => {
    const term = typed[index % typed.length];
    if (term === undefined) throw new Error('a company has customers to look for');
    return term;
  };
  const customers =
    (text: (term: Term) => string): Ask =>
    (client, index) =>
      client.post('/api/customers/search', JSON.stringify({ text: text(at(index)), limit: 20 }));
  const orders =
    (text: (term: Term) => string): Ask =>
    (client, index) =>
      client.get(`/api/orders?size=20&q=${encodeURIComponent(text(at(index)))}`);
  return {
    'account-number': customers(({ i }) => accountNoOf(company, i)),
    'account-number-end': customers(({ i }) => accountNoOf(company, i).slice(-7)),
    phone: customers(({ phone }) => phone),
    'phone-end': customers(({ phone }) => phone.slice(-4)),
    name: customers(({ name }) => name),
    'two-characters': customers(({ name }) => name.slice(0, 2)),
    'one-character': customers(({ name }) => name.slice(-1)),
    initials: customers(initials),
    address: customers(addressPart),
    'whole-address': customers(({ address, room }) => address + room),
    estate: customers(estate),
    'name-and-estate': customers((term) => `${term.name} ${estate(term)}`),
    'meter-number': customers(({ i }) => `3399${i.toString().padStart(12, '0')}`),
    nobody: customers(({ i }) => `龘${i.toString()}靐`),
    'order-number': orders(({ order_no }) => order_no),
    'order-number-part': orders(({ order_no }) => order_no.slice(0, 14)),
    'order-phone': orders(({ phone }) => phone),
    'order-name': orders(({ name }) => name),
    'order-two-characters': orders(({ name }) => name.slice(0, 2)),
    'order-initials': orders(initials),
    'order-address': orders(addressPart),
    'order-estate': orders(estate),
  };
};

/** Every search below 50 ms, and no more than twice what it costs in a tenth of the company. */
export const search: Bench = (options) => costFigures(options, { bench: 'search', limitMs, asks });
