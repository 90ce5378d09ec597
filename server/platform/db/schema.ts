/** Row types, generated from the migrated database by kysely-codegen; do not edit. */
import type { ColumnType } from 'kysely';

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[] ? U[] : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S[], I[], U[]> : T[];

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AccountBalance {
  account_id: string;
  changed_at: Timestamp;
  code: number;
  fen: number;
  org_id: number;
}

export interface AccountSerial {
  next_serial: number;
  org_id: number;
}

export interface Article {
  article_id: string;
  audience: string;
  authors: string[];
  category: string;
  changed_at: Timestamp;
  changed_by: string;
  draft: Json | null;
  functions: string[];
  keywords: string[];
  newest: number;
  org_id: number;
  origin: string | null;
  owner_id: string;
  plain: string;
  publish_on: string | null;
  published: number | null;
  published_at: Timestamp | null;
  reminded_of: string | null;
  retired: boolean;
  returned: string | null;
  review_on: string | null;
  revision: number;
  title: string;
  topics: string[];
  work: string;
  work_version: number | null;
}

export interface ArticleProposal {
  article_id: string | null;
  count: number;
  found_at: Timestamp;
  kind: string;
  org_id: number;
  proposal_id: string;
  reason: string | null;
  sample_order_nos: string[];
  settled_at: Timestamp | null;
  settled_by: string | null;
  signature: string[];
  status: string;
  text: string;
  topic: string;
}

export interface ArticleSearch {
  article_id: string;
  org_id: number;
  tokens: string[];
}

export interface ArticleVersion {
  article_id: string;
  content: Json;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision: string | null;
  note: string;
  org_id: number;
  reason: string | null;
  submitted_at: Timestamp;
  submitted_by: string;
  version: number;
}

export interface ArticleView {
  article_id: string;
  count: number;
  day: string;
  face: string;
  org_id: number;
}

export interface ArticleVote {
  article_id: string;
  comment: string;
  helpful: boolean;
  org_id: number;
  version: number;
  voted_at: Timestamp;
  voter: string;
}

export interface Attachment {
  added_at: Timestamp;
  added_by: string | null;
  attachment_id: string;
  case_id: string | null;
  case_kind: string | null;
  content_sha256: string;
  file_name: string;
  label: string;
  media_type: string;
  org_id: number;
  removed_at: Timestamp | null;
  size_bytes: number;
}

export interface AuditCheck {
  cases_done: Generated<number>;
  cases_total: Generated<number>;
  check_id: string;
  events_done: Generated<number>;
  finding_count: Generated<number>;
  findings: Generated<Json>;
  finished_at: Timestamp | null;
  from_day: string | null;
  org_id: number;
  requested_at: Timestamp;
  requested_by: string | null;
  status: string;
}

export interface BackupRun {
  added_bytes: number | null;
  content_bytes: number | null;
  failure: string | null;
  finished_at: Timestamp | null;
  lost_files: number | null;
  name: string | null;
  run_id: string;
  started_at: Timestamp;
}

export interface Bill {
  account_id: string;
  bill_id: string;
  capacity_fen: number;
  corrects: string | null;
  energy_fen: number;
  energy_wh: number;
  from_on: string;
  funds_fen: number;
  hash: Buffer;
  input: string;
  lines: string;
  month: string;
  org_id: number;
  part_no: number;
  place: Generated<number>;
  power_factor_fen: number;
  run_id: string;
  state: string;
  tariffs: string;
  tier_used_wh: number | null;
  to_on: string;
  total_fen: number;
}

export interface BillCancellation {
  bill_id: string;
  cancelled_at: Timestamp;
  cancelled_by: string;
  command_id: string;
  journal_id: string;
  org_id: number;
  reason: string;
}

export interface BillHold {
  account_id: string;
  bill_id: string | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
  energy_wh: number | null;
  found_at: Timestamp;
  hold_id: string;
  last_energy_wh: number | null;
  last_total_fen: number | null;
  month: string;
  org_id: number;
  part_no: number;
  reason: string | null;
  reasons: string[];
  refused: Json | null;
  run_id: string;
  state: Generated<string>;
  total_fen: number | null;
}

export interface BillingLimits {
  body: Json;
  changed_at: Timestamp;
  changed_by: string;
  org_id: number;
  reason: string;
  version: number;
}

export interface BillingPart {
  accounts: number;
  bills: Generated<number>;
  computed_at: Timestamp | null;
  from_account: string;
  holds: Generated<number>;
  org_id: number;
  part_no: number;
  released_at: Timestamp | null;
  root: string | null;
  run_id: string;
  state: Generated<string>;
  to_account: string | null;
  total_fen: Generated<number>;
}

export interface BillingRun {
  account_ids: string[] | null;
  accounts: number;
  computed_at: Timestamp | null;
  due_on: string | null;
  month: string;
  org_id: number;
  parts: number;
  released_at: Timestamp | null;
  route_id: string | null;
  run_id: string;
  scope: string;
  started_at: Timestamp;
  started_by: string | null;
  state: string;
  tax_permille: number;
}

export interface CalendarDay {
  changed_at: Timestamp;
  changed_by: string | null;
  day: string;
  name: string;
  org_id: number;
  setting: string;
  version: number;
}

export interface CalendarYear {
  announced: boolean;
  basis: string;
  changed_at: Timestamp;
  changed_by: string | null;
  org_id: number;
  version: number;
  year: number;
}

export interface Consent {
  consent_id: string;
  customer_id: string;
  given_at: Timestamp;
  given_channel: string;
  given_to: string | null;
  org_id: number;
  purpose: string;
  text_version: string;
  withdrawn_at: Timestamp | null;
  withdrawn_channel: string | null;
  withdrawn_to: string | null;
}

export interface Contact {
  address: string | null;
  channel: string;
  contact_id: string;
  customer_id: string;
  email: string | null;
  name: string;
  org_id: number;
  phone: string | null;
  phone_extension: string | null;
  purposes: string[];
  revision: Generated<number>;
}

export interface Customer {
  changed_at: Timestamp;
  changed_by: string | null;
  created_at: Timestamp;
  customer_id: string;
  demo: Generated<boolean>;
  document_digest: string | null;
  document_kind: string | null;
  document_sealed: string | null;
  key_grade: string | null;
  kind: string;
  manager_staff_id: string | null;
  merged_into: string | null;
  name: string;
  org_id: number;
  revision: Generated<number>;
  special_needs: Generated<string[]>;
  status: Generated<string>;
}

export interface CustomerAccount {
  account_id: string;
  account_no: string;
  closed_on: string | null;
  customer_id: string;
  opened_on: string;
  org_id: number;
  revision: Generated<number>;
  status: Generated<string>;
}

export interface CustomerImport {
  accounts_made: Generated<number>;
  checked_at: Timestamp | null;
  created_at: Timestamp;
  customers_made: Generated<number>;
  encoding: string | null;
  existing: string | null;
  failure: Json | null;
  file_digest: string;
  file_name: string;
  finished_at: Timestamp | null;
  format: string;
  groups_total: Generated<number>;
  highest_serial: Generated<number>;
  import_id: string;
  next_group: Generated<number>;
  org_id: number;
  points_made: Generated<number>;
  rows_bad: Generated<number>;
  rows_known: Generated<number>;
  rows_refused: Generated<number>;
  rows_skipped: Generated<number>;
  rows_total: Generated<number>;
  rows_updated: Generated<number>;
  staff_id: string;
  started_at: Timestamp | null;
  status: string;
  titles: Json;
  whole: boolean | null;
}

export interface CustomerImportFile {
  content: Buffer;
  import_id: string;
  org_id: number;
  part_no: number;
}

export interface CustomerImportKey {
  account_id: string | null;
  customer_id: string;
  org_id: number;
  source_key: string;
}

export interface CustomerImportProgress {
  beat_at: Timestamp;
  cancel_asked: Generated<boolean>;
  import_id: string;
  org_id: number;
  rows_done: Generated<number>;
}

export interface CustomerImportRow {
  account_key: string | null;
  cells: Json;
  errors: Json | null;
  group_no: number | null;
  import_id: string;
  org_id: number;
  outcome: string | null;
  row_no: number;
}

export interface CustomerMerge {
  absorbed_id: string;
  after: Json;
  before: Json;
  merge_id: string;
  merged_at: Timestamp;
  merged_by: string | null;
  moved: Json;
  org_id: number;
  reason: string;
  survivor_id: string;
  undo_reason: string | null;
  undone_at: Timestamp | null;
  undone_by: string | null;
}

export interface CustomerSearch {
  customer_id: string;
  org_id: number;
  texts: string;
  tokens: string[];
}

export interface CustomerVisit {
  customer_id: string;
  done_at: Timestamp | null;
  due_on: string;
  finding: string | null;
  org_id: number;
  origin: string;
  revision: Generated<number>;
  satisfaction: number | null;
  staff_id: string | null;
  status: string;
  visit_id: string;
  way: string | null;
}

export interface DangerSign {
  customer_id: string;
  danger_id: string;
  end_reason: string | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  kind: string;
  noted_at: Timestamp;
  noted_by: string | null;
  org_id: number;
  until_day: string | null;
  words: string;
}

export interface DaySeal {
  day: string;
  event_count: number;
  org_id: number;
  previous_seal: string;
  root: string;
  seal: string;
  sealed_at: Timestamp;
}

export interface Event {
  actor_id: string | null;
  actor_kind: string;
  at: Timestamp;
  case_id: string;
  case_kind: string;
  command_id: string | null;
  data: Json;
  hash: string;
  kind: string;
  org_id: number;
  personal: Json | null;
  personal_digest: string | null;
  personal_salt: string | null;
  prev_hash: string;
  seq: number;
  source: string;
}

export interface EventHead {
  case_id: string;
  case_kind: string;
  hash: string;
  mac: string;
  org_id: number;
  seq: number;
}

export interface FixedShare {
  kind: string;
  org_id: number;
  quantity_wh: number | null;
  reason: string;
  share_id: string;
  share_ppm: number | null;
  to_point_id: string;
  usage_point_id: string;
  valid: string;
}

export interface GraphileWorkerJobs {
  attempts: number | null;
  created_at: Timestamp | null;
  flags: Json | null;
  id: number | null;
  key: string | null;
  last_error: string | null;
  locked_at: Timestamp | null;
  locked_by: string | null;
  max_attempts: number | null;
  priority: number | null;
  queue_name: string | null;
  revision: number | null;
  run_at: Timestamp | null;
  task_identifier: string | null;
  updated_at: Timestamp | null;
}

export interface GraphileWorkerMigrations {
  breaking: Generated<boolean>;
  id: number;
  ts: Generated<Timestamp>;
}

export interface GraphileWorkerPrivateJobQueues {
  id: Generated<number>;
  is_available: Generated<boolean>;
  locked_at: Timestamp | null;
  locked_by: string | null;
  queue_name: string;
}

export interface GraphileWorkerPrivateJobs {
  attempts: Generated<number>;
  created_at: Generated<Timestamp>;
  flags: Json | null;
  id: Generated<number>;
  is_available: Generated<boolean>;
  job_queue_id: number | null;
  key: string | null;
  last_error: string | null;
  locked_at: Timestamp | null;
  locked_by: string | null;
  max_attempts: Generated<number>;
  payload: Generated<Json>;
  priority: Generated<number>;
  revision: Generated<number>;
  run_at: Generated<Timestamp>;
  task_id: number;
  updated_at: Generated<Timestamp>;
}

export interface GraphileWorkerPrivateKnownCrontabs {
  identifier: string;
  known_since: Timestamp;
  last_execution: Timestamp | null;
}

export interface GraphileWorkerPrivateTasks {
  id: Generated<number>;
  identifier: string;
}

export interface IntervalCurve {
  channel: string;
  day: string;
  meter_id: string;
  missing: Generated<number>;
  org_id: number;
  values: number[];
}

export interface LedgerJournal {
  account_id: string | null;
  booked_on: string;
  codes: number[];
  fen: ArrayType<number>;
  journal_id: string;
  kind: string;
  org_id: number;
  place: number;
  posting_id: string;
  reverses: string | null;
  source_id: string;
}

export interface LedgerPosting {
  booked_on: string;
  case_id: string;
  codes: number[];
  credit_fen: ArrayType<number>;
  debit_fen: ArrayType<number>;
  digest: string;
  journal_count: number;
  org_id: number;
  posted_at: Timestamp;
  posting_id: string;
}

export interface Meter {
  accuracy_class: string;
  changed_at: Timestamp;
  demo: Generated<boolean>;
  kind: string;
  maker: string;
  meter_id: string;
  meter_no: string;
  model: string;
  org_id: number;
  purchased_on: string | null;
  ratio: number | null;
  registers: Generated<Json>;
  revision: Generated<number>;
  status: string;
  store_unit_id: string | null;
  verified_on: string | null;
  verify_due_on: string | null;
}

export interface MeteredUse {
  account_id: string;
  demand_w: number | null;
  derived_at: Timestamp;
  energy_wh: ArrayType<number>;
  forward_varh: Generated<number>;
  from_on: string;
  from_reading_id: string | null;
  installation_id: string;
  org_id: number;
  quality: string;
  reverse_varh: Generated<number>;
  superseded_by: string | null;
  to_on: string;
  to_reading_id: string | null;
  usage_point_id: string;
  use_id: string;
}

export interface MeterInstallation {
  behind_id: string | null;
  current_transformer_id: string | null;
  installation_id: string;
  last_counts: ArrayType<number> | null;
  last_on: string | null;
  last_reading_id: string | null;
  meter_id: string;
  multiplier: Generated<number>;
  org_id: number;
  revision: Generated<number>;
  role: string;
  usage_point_id: string;
  valid: string;
  voltage_transformer_id: string | null;
}

export interface MeterReading {
  attachment_id: string | null;
  corrects: string | null;
  counts: ArrayType<number>;
  installation_id: string;
  org_id: number;
  plan_id: string | null;
  purpose: string;
  quality: string;
  read_on: string;
  reading_id: string;
  reason: string | null;
  source: string;
  state: string;
  taken_at: Timestamp;
  taken_by: string | null;
  usage_point_id: string;
}

export interface Notice {
  attempts: Generated<number>;
  body: string;
  case_id: string;
  case_kind: string;
  channel: string;
  confidential: Generated<boolean>;
  created_at: Timestamp;
  last_error: string | null;
  next_attempt_at: Timestamp | null;
  notice_id: string;
  org_id: number;
  provider_ref: string | null;
  recipient: string;
  sending_since: Timestamp | null;
  sent_at: Timestamp | null;
  status: string;
  subject: string | null;
  template: string;
  template_version: Generated<number>;
}

export interface NoticeTemplate {
  body: string | null;
  changed_at: Timestamp;
  changed_by: string;
  channel: string;
  org_id: number;
  subject: string | null;
  template: string;
  version: number;
}

export interface OfficeHours {
  changed_at: Timestamp;
  changed_by: string | null;
  org_id: number;
  periods: Json;
  reason: string;
  valid_from: string;
  version: number;
}

export interface OneTimeLink {
  created_at: Timestamp;
  expires_at: Timestamp;
  login: string | null;
  purpose: string;
  token_hash: string;
  used_at: Timestamp | null;
}

export interface OrderAlert {
  acknowledged_at: Timestamp | null;
  acknowledged_by: string | null;
  answer_minutes: number | null;
  climb_at: Timestamp | null;
  climbs: Generated<number>;
  clock: string;
  level: number;
  note: string | null;
  order_id: string;
  org_id: number;
  raised_at: Timestamp;
  run: number;
  rung: string;
  status: string;
}

export interface OrderAlertTold {
  clock: string;
  level: number;
  order_id: string;
  org_id: number;
  run: number;
  rung: string;
  staff_id: string;
  told_at: Timestamp;
}

export interface OrderClock {
  alarm_at: Timestamp | null;
  body: Json;
  breached_at: Timestamp | null;
  clock: string;
  due_at: Timestamp | null;
  duration_seconds: number | null;
  excused: Generated<boolean>;
  kind: string;
  order_id: string;
  org_id: number;
  overrun_seconds: number | null;
  promise: string;
  region: string;
  run: number;
  started_at: Timestamp;
  status: string;
  stopped_at: Timestamp | null;
  unit_id: string;
  warned_at: Timestamp | null;
}

export interface OrderSearch {
  order_id: string;
  org_id: number;
  tokens: string[];
}

export interface OrderTask {
  assignee_id: string | null;
  claimed_at: Timestamp | null;
  done_at: Timestamp | null;
  function: string;
  opened_at: Timestamp;
  order_id: string;
  org_id: number;
  sort_due: Timestamp;
  state: string;
  step: string;
  task: string;
  team_id: string | null;
  urgency: number;
}

export interface Org {
  code: string;
  created_at: Generated<Timestamp>;
  demo: Generated<boolean>;
  name: string;
  org_id: number;
  parent_org_id: number | null;
}

export interface OrgUnit {
  active: Generated<boolean>;
  address: string | null;
  code: string;
  functions: Generated<string[]>;
  kind: string;
  name: string;
  org_id: number;
  parent_unit_id: string | null;
  phone: string | null;
  region: Generated<string>;
  revision: Generated<number>;
  unit_id: string;
}

export interface PortalCode {
  code_hash: string;
  code_id: string;
  code_sealed: string | null;
  created_at: Timestamp;
  customer_id: string | null;
  expires_at: Timestamp;
  org_id: number;
  purpose: string;
  subject_digest: string;
  subject_sealed: string;
  tries: Generated<number>;
  used_at: Timestamp | null;
}

export interface PortalCounter {
  count: number;
  counter_key: string;
  window_end: Timestamp;
  window_start: Timestamp;
}

export interface PortalSession {
  account_id: string | null;
  address: string;
  created_at: Timestamp;
  customer_id: string;
  expires_at: Timestamp;
  last_seen_at: Timestamp;
  org_id: number;
  phone_sealed: string;
  session_id: string;
  token_hash: string;
  user_agent: string;
}

export interface PortalSetting {
  changed_at: Timestamp;
  changed_by: string;
  hours: string;
  is_open: boolean;
  org_id: number;
  phones: Json;
  revision: number;
  serves: string;
  welcome: string;
}

export interface PriceBook {
  approved_at: Timestamp | null;
  approved_by: string | null;
  authors: string[];
  body_hash: string;
  book_code: string;
  book_id: string;
  changed_at: Timestamp;
  changed_by: string;
  ended_by: string | null;
  ended_from: string | null;
  made_from: string | null;
  org_id: number;
  reason: string | null;
  revision: Generated<number>;
  series: string;
  state: string;
  submitted_at: Timestamp | null;
  title: string;
  valid_from: string;
  valid_to: string | null;
}

export interface PriceBookText {
  body: Json;
  body_hash: string;
  org_id: number;
}

export interface PromisePublication {
  leaf_order: Generated<string>;
  line_count: number;
  month: string;
  note: string;
  org_id: number;
  prepared_at: Timestamp;
  prepared_by: string;
  publication_id: string;
  published_at: Timestamp | null;
  published_by: string | null;
  root: string;
  status: string;
  version: number;
}

export interface PromisePublicationCase {
  clock: string;
  counted: Json;
  duration_seconds: number | null;
  leaf: number;
  leaf_hash: string;
  line: number;
  order_id: string;
  org_id: number;
  publication_id: string;
  result: string;
  run: number;
}

export interface PromisePublicationLine {
  broken: number;
  cases: number;
  duration_seconds: number;
  excused: number;
  finished: number;
  kept: number;
  line: number;
  org_id: number;
  p90_seconds: number | null;
  promise: string;
  publication_id: string;
  root: string;
  unit_id: string;
}

export interface PromisePublicationNode {
  broken: number;
  duration_seconds: number;
  excused: number;
  finished: number;
  hash: string;
  height: number;
  kept: number;
  line: number;
  org_id: number;
  place: number;
  publication_id: string;
}

export interface PromiseSetting {
  changed_at: Timestamp;
  changed_by: string | null;
  levels: Generated<Json>;
  limit_text: string;
  measure: string;
  org_id: number;
  promise: string;
  reason: string;
  region: string;
  setting_id: string;
  valid_from: string;
  warn_percent: number;
}

export interface QualityFinding {
  closed_at: Timestamp | null;
  closed_by: string | null;
  customer_id: string;
  detail: Generated<Json>;
  finding_id: string;
  fingerprint: string;
  found_at: Timestamp;
  org_id: number;
  reason: string | null;
  rule: string;
  status: string;
  subject: Generated<string>;
  unit_id: string | null;
}

export interface QualityRun {
  after_customer: string | null;
  checked: Generated<number>;
  finished_at: Timestamp | null;
  org_id: number;
  run_id: string;
  started_at: Timestamp;
  started_by: string | null;
  total: number;
}

export interface ReadingException {
  decided_at: Timestamp | null;
  decided_by: string | null;
  details: Json;
  exception_id: string;
  found_at: Timestamp;
  installation_id: string;
  org_id: number;
  plan_id: string | null;
  read_on: string;
  reading_id: string | null;
  reason: string | null;
  rules: string[];
  severity: string;
  state: string;
  usage_point_id: string;
}

export interface ReadingPlan {
  due_on: string;
  finished_on: string | null;
  kept_points: Generated<number>;
  month: string;
  org_id: number;
  plan_id: string;
  points: Generated<number>;
  read_points: Generated<number>;
  reader_staff_id: string | null;
  route_id: string;
  state: string;
}

export interface ReadingRoute {
  active: Generated<boolean>;
  code: string;
  cycle_months: Generated<number>;
  day_of_month: number;
  method: string;
  name: string;
  org_id: number;
  reader_staff_id: string | null;
  revision: Generated<number>;
  route_id: string;
  station_unit_id: string;
}

export interface ReadingRules {
  body: Json;
  changed_at: Timestamp;
  changed_by: string;
  org_id: number;
  reason: string;
  version: number;
}

export interface RecoveryCode {
  code_hash: string;
  login: string;
  made_at: Timestamp;
  used_at: Timestamp | null;
}

export interface RequestDraft {
  body: Json;
  draft_id: string;
  org_id: number;
  saved_at: Timestamp;
  staff_id: string;
  title: string;
}

export interface RequestImport {
  created_at: Timestamp;
  file_name: string;
  finished_at: Timestamp | null;
  import_id: string;
  kind: string;
  org_id: number;
  rows_bad: number;
  rows_done: Generated<number>;
  rows_total: number;
  staff_id: string;
  status: string;
}

export interface RequestImportRow {
  body: Json;
  errors: Json;
  external_id: string;
  import_id: string;
  order_id: string;
  order_no: string | null;
  org_id: number;
  row_no: number;
}

export interface ReturnVisit {
  answered_by: string | null;
  answered_through: string | null;
  answers: Json | null;
  attitude: number | null;
  call_at: Timestamp | null;
  calls_in_vain: Generated<number>;
  channel: string;
  claimed_at: Timestamp | null;
  claimed_by: string | null;
  closed_at: Timestamp;
  closing: number;
  confidential: boolean;
  contact_phone: string | null;
  created_at: Timestamp;
  customer_id: string | null;
  due_at: Timestamp;
  end_reason: string | null;
  ended_at: Timestamp | null;
  follow_up_order_id: string | null;
  kind: string;
  must: boolean;
  order_id: string;
  org_id: number;
  promise_kept: boolean | null;
  questionnaire: number | null;
  revision: Generated<number>;
  satisfaction: number | null;
  setting_version: number;
  staff_id: string | null;
  state: string;
  survey_expires_at: Timestamp | null;
  survey_sent_at: Timestamp | null;
  survey_token_hash: string | null;
  team_id: string | null;
  unit_id: string;
  visit_id: string;
  visit_no: string;
}

export interface RouteStop {
  org_id: number;
  place: number;
  route_id: string;
  usage_point_id: string;
}

export interface SchemaMigration {
  applied_at: Generated<Timestamp>;
  name: string;
  number: number;
}

export interface ServiceLocation {
  address: string;
  city_code: string | null;
  county_code: string | null;
  location_id: string;
  org_id: number;
  parts: Generated<Json>;
  province_code: string | null;
  region: string;
  revision: Generated<number>;
  station_unit_id: string | null;
  street_code: string | null;
}

export interface Session {
  address: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  last_seen_at: Timestamp;
  login: string;
  org_id: number;
  second_factor: string;
  session_id: string;
  staff_id: string;
  token_hash: string;
  user_agent: string;
}

export interface SignIn {
  login: string;
  must_change: Generated<boolean>;
  oidc_subject: string | null;
  org_id: number;
  password_changed_at: Timestamp | null;
  password_hash: string | null;
  staff_id: string;
  totp_confirmed_at: Timestamp | null;
  totp_last_step: number | null;
  totp_secret: string | null;
}

export interface SignInAttempt {
  attempt_key: string;
  failures: number;
  last_at: Timestamp;
  locked_until: Timestamp | null;
}

export interface Staff {
  created_at: Generated<Timestamp>;
  demo: Generated<boolean>;
  email: string | null;
  employee_no: string;
  name: string;
  org_id: number;
  phone: string;
  revision: Generated<number>;
  search_text: string;
  staff_id: string;
  status: Generated<string>;
}

export interface StaffAbsence {
  absence_id: string;
  begun_at: Timestamp | null;
  cancelled_at: Timestamp | null;
  from_at: Timestamp;
  marked_at: Timestamp;
  marked_by: string;
  org_id: number;
  reason: string;
  revision: Generated<number>;
  staff_id: string;
  until_at: Timestamp;
}

export interface StaffPost {
  org_id: number;
  post: string;
  staff_id: string;
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
}

export interface SupervisionItem {
  answer: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  ask: string;
  asked_at: Timestamp;
  asked_by: string;
  closed_at: Timestamp | null;
  due_at: Timestamp;
  item_id: string;
  order_id: string;
  org_id: number;
  overdue_at: Timestamp | null;
  returned_times: Generated<number>;
  status: string;
  to_staff_id: string | null;
  to_unit_id: string | null;
  verdict: string | null;
  version: Generated<number>;
  warned_at: Timestamp | null;
}

export interface SupplyTerms {
  account_id: string;
  batch_id: string | null;
  details: Generated<Json>;
  is_time_of_use: Generated<boolean>;
  order_id: string | null;
  org_id: number;
  reason: string;
  revoked_at: Timestamp | null;
  series: string;
  set_at: Timestamp;
  set_by: string | null;
  tariff: string;
  terms_id: string;
  usage_point_id: string;
  valid: string;
}

export interface TermsBatch {
  asked: Json;
  asked_at: Timestamp;
  asked_by: string;
  batch_id: string;
  done: Generated<number>;
  faults: Generated<Json>;
  finished_at: Timestamp | null;
  last_point: string | null;
  org_id: number;
  skipped: Generated<number>;
  status: string;
  total: number;
}

export interface ToldApart {
  first_id: string;
  org_id: number;
  reason: string;
  second_id: string;
  told_at: Timestamp;
  told_by: string | null;
}

export interface UsagePoint {
  account_id: string;
  capacity_va: number;
  feeder: string | null;
  location_id: string;
  meter_no: string | null;
  org_id: number;
  revision: Generated<number>;
  status: Generated<string>;
  transformer_district: string | null;
  usage_point_id: string;
  use_kind: string;
  voltage: string;
}

export interface VisitAttempt {
  at: Timestamp;
  attempt: number;
  call_again_at: Timestamp | null;
  note: string | null;
  org_id: number;
  result: string;
  staff_id: string | null;
  visit_id: string;
}

export interface VisitDraw {
  closed_at: Timestamp | null;
  closing: number;
  decided_at: Timestamp;
  drawn_number: number;
  order_id: string;
  org_id: number;
  permille: number;
  seed: string;
  setting_version: number;
  verdict: string;
}

export interface VisitOptOut {
  org_id: number;
  phone_hash: string;
  since: Timestamp;
}

export interface VisitProblem {
  customer_id: string;
  noted_at: Timestamp;
  order_no: string | null;
  org_id: number;
  problem_id: string;
  solution: string | null;
  solved_at: Timestamp | null;
  solved_by: string | null;
  status: string;
  visit_id: string;
  words: string;
}

export interface VisitProgress {
  closed_at: Timestamp;
  org_id: number;
}

export interface VisitSetting {
  body: Json;
  changed_at: Timestamp;
  changed_by: string;
  org_id: number;
  reason: string;
  version: number;
}

export interface WorkOrder {
  accepted_at: Timestamp;
  account_id: string | null;
  address: string | null;
  archived_at: Timestamp | null;
  bundle_id: string | null;
  channel: string;
  closed_at: Timestamp | null;
  confidential: boolean;
  contact_name: string | null;
  contact_phone: string | null;
  customer_id: string | null;
  definition_version: number;
  end_step: string | null;
  external_id: string | null;
  first_responsible_id: string | null;
  kind: string;
  merged_into: string | null;
  next_due_at: Timestamp | null;
  order_id: string;
  order_no: string;
  org_id: number;
  outcome: string | null;
  parent_order_id: string | null;
  region: string;
  source: string | null;
  state: Json;
  status: string;
  summary: string;
  unit_id: string;
  urgency: number;
  usage_point_id: string | null;
  version: number;
}

export interface DB {
  account_balance: AccountBalance;
  account_serial: AccountSerial;
  article: Article;
  article_proposal: ArticleProposal;
  article_search: ArticleSearch;
  article_version: ArticleVersion;
  article_view: ArticleView;
  article_vote: ArticleVote;
  attachment: Attachment;
  audit_check: AuditCheck;
  backup_run: BackupRun;
  bill: Bill;
  bill_cancellation: BillCancellation;
  bill_hold: BillHold;
  billing_limits: BillingLimits;
  billing_part: BillingPart;
  billing_run: BillingRun;
  calendar_day: CalendarDay;
  calendar_year: CalendarYear;
  consent: Consent;
  contact: Contact;
  customer: Customer;
  customer_account: CustomerAccount;
  customer_import: CustomerImport;
  customer_import_file: CustomerImportFile;
  customer_import_key: CustomerImportKey;
  customer_import_progress: CustomerImportProgress;
  customer_import_row: CustomerImportRow;
  customer_merge: CustomerMerge;
  customer_search: CustomerSearch;
  customer_visit: CustomerVisit;
  danger_sign: DangerSign;
  day_seal: DaySeal;
  event: Event;
  event_head: EventHead;
  fixed_share: FixedShare;
  'graphile_worker._private_job_queues': GraphileWorkerPrivateJobQueues;
  'graphile_worker._private_jobs': GraphileWorkerPrivateJobs;
  'graphile_worker._private_known_crontabs': GraphileWorkerPrivateKnownCrontabs;
  'graphile_worker._private_tasks': GraphileWorkerPrivateTasks;
  'graphile_worker.jobs': GraphileWorkerJobs;
  'graphile_worker.migrations': GraphileWorkerMigrations;
  interval_curve: IntervalCurve;
  ledger_journal: LedgerJournal;
  ledger_posting: LedgerPosting;
  meter: Meter;
  meter_installation: MeterInstallation;
  meter_reading: MeterReading;
  metered_use: MeteredUse;
  notice: Notice;
  notice_template: NoticeTemplate;
  office_hours: OfficeHours;
  one_time_link: OneTimeLink;
  order_alert: OrderAlert;
  order_alert_told: OrderAlertTold;
  order_clock: OrderClock;
  order_search: OrderSearch;
  order_task: OrderTask;
  org: Org;
  org_unit: OrgUnit;
  portal_code: PortalCode;
  portal_counter: PortalCounter;
  portal_session: PortalSession;
  portal_setting: PortalSetting;
  price_book: PriceBook;
  price_book_text: PriceBookText;
  promise_publication: PromisePublication;
  promise_publication_case: PromisePublicationCase;
  promise_publication_line: PromisePublicationLine;
  promise_publication_node: PromisePublicationNode;
  promise_setting: PromiseSetting;
  quality_finding: QualityFinding;
  quality_run: QualityRun;
  reading_exception: ReadingException;
  reading_plan: ReadingPlan;
  reading_route: ReadingRoute;
  reading_rules: ReadingRules;
  recovery_code: RecoveryCode;
  request_draft: RequestDraft;
  request_import: RequestImport;
  request_import_row: RequestImportRow;
  return_visit: ReturnVisit;
  route_stop: RouteStop;
  schema_migration: SchemaMigration;
  service_location: ServiceLocation;
  session: Session;
  sign_in: SignIn;
  sign_in_attempt: SignInAttempt;
  staff: Staff;
  staff_absence: StaffAbsence;
  staff_post: StaffPost;
  supervision_item: SupervisionItem;
  supply_terms: SupplyTerms;
  terms_batch: TermsBatch;
  told_apart: ToldApart;
  usage_point: UsagePoint;
  visit_attempt: VisitAttempt;
  visit_draw: VisitDraw;
  visit_opt_out: VisitOptOut;
  visit_problem: VisitProblem;
  visit_progress: VisitProgress;
  visit_setting: VisitSetting;
  work_order: WorkOrder;
}
