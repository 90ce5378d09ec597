import { audit } from './audit/index.ts';
import { billing } from './billing/index.ts';
import { customers } from './customers/index.ts';
import type { Domain } from '../platform/domain.ts';
import { files } from './files/index.ts';
import { knowledge } from './knowledge/index.ts';
import { metering } from './metering/index.ts';
import { notices } from './notices/index.ts';
import { orders } from './orders/index.ts';
import { organisation } from './organisation/index.ts';
import { portal } from './portal/index.ts';
import { promises } from './promises/index.ts';
import { requests } from './requests/index.ts';
import { visits } from './visits/index.ts';
import { supervision } from './supervision/index.ts';
import { tariffs } from './tariffs/index.ts';

/** The domains of the product, low to high: a domain imports only those before it. */
export const domains: readonly Domain[] = [
  organisation,
  audit,
  files,
  notices,
  promises,
  customers,
  metering,
  tariffs,
  billing,
  orders,
  requests,
  knowledge,
  visits,
  supervision,
  portal,
];
