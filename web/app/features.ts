import type { Feature } from '#web/lib/feature/feature.ts';
import { promisesFeature } from '#web/features/promises/feature.ts';
import { noticesFeature } from '#web/features/notices/feature.ts';
import { auditFeature } from '#web/features/audit/feature.ts';
import { operationFeature } from '#web/features/operation/feature.ts';
import { ordersFeature } from '#web/features/orders/feature.ts';
import { organisationFeature } from '#web/features/organisation/feature.ts';
import { customersFeature } from '#web/features/customers/feature.ts';
import { meteringFeature } from '#web/features/metering/feature.ts';
import { portalFeature } from '#web/features/portal/feature.ts';
import { processesFeature } from '#web/features/processes/feature.ts';
import { requestsFeature } from '#web/features/requests/feature.ts';
import { supervisionFeature } from '#web/features/supervision/feature.ts';
import { knowledgeFeature } from '#web/features/knowledge/feature.ts';
import { signInFeature } from '#web/features/sign-in/feature.ts';
import { tariffsFeature } from '#web/features/tariffs/feature.ts';
import { billingFeature } from '#web/features/billing/feature.ts';
import { visitsFeature } from '#web/features/visits/feature.ts';

/** Every feature of the product; each adds its pages, menu entries, search and header pieces by itself. */
export const features: readonly Feature[] = [
  signInFeature,
  customersFeature,
  meteringFeature,
  billingFeature,
  tariffsFeature,
  ordersFeature,
  requestsFeature,
  knowledgeFeature,
  visitsFeature,
  processesFeature,
  organisationFeature,
  promisesFeature,
  noticesFeature,
  auditFeature,
  operationFeature,
  supervisionFeature,
  portalFeature,
];
