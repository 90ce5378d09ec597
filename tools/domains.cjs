/**
 * The domains from low to high. A domain imports only domains that stand before it; the same order
 * holds in domain/, contracts/, server/domains/ and web/features/. Upward news goes by event.
 * @type {readonly string[]}
 */
exports.domains = [
  'organisation',
  'audit',
  'files',
  'notices',
  'promises',
  'customers',
  'metering',
  'tariffs',
  'ledger',
  'billing',
  'payments',
  'processes',
  'orders',
  'requests',
  'knowledge',
  'visits',
  'supervision',
  'arrears',
  'portal',
];
