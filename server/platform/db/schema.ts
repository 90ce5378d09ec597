/** Row types, generated from the migrated database by kysely-codegen; do not edit. */
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
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

export interface Attachment {
  added_at: Timestamp;
  added_by: string | null;
  attachment_id: string;
  case_id: string;
  case_kind: string;
  content_sha256: string;
  file_name: string;
  label: string;
  media_type: string;
  org_id: number;
  removed_at: Timestamp | null;
  size_bytes: number;
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

export interface Notice {
  attempts: Generated<number>;
  body: string;
  case_id: string;
  case_kind: string;
  channel: string;
  created_at: Timestamp;
  last_error: string | null;
  next_attempt_at: Timestamp | null;
  notice_id: string;
  org_id: number;
  provider_ref: string | null;
  recipient: string;
  sent_at: Timestamp | null;
  status: string;
  subject: string | null;
  template: string;
}

export interface NoticeTemplate {
  body: string;
  changed_at: Timestamp;
  changed_by: string;
  channel: string;
  org_id: number;
  subject: string | null;
  template: string;
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

export interface SchemaMigration {
  applied_at: Generated<Timestamp>;
  name: string;
  number: number;
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
  failures: Generated<number>;
  locked_until: Timestamp | null;
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

export interface Staff {
  created_at: Generated<Timestamp>;
  demo: Generated<boolean>;
  email: string | null;
  employee_no: string;
  name: string;
  org_id: number;
  phone: string;
  revision: Generated<number>;
  staff_id: string;
  status: Generated<string>;
}

export interface StaffPost {
  org_id: number;
  post: string;
  staff_id: string;
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
}

export interface DB {
  attachment: Attachment;
  day_seal: DaySeal;
  event: Event;
  event_head: EventHead;
  "graphile_worker._private_job_queues": GraphileWorkerPrivateJobQueues;
  "graphile_worker._private_jobs": GraphileWorkerPrivateJobs;
  "graphile_worker._private_known_crontabs": GraphileWorkerPrivateKnownCrontabs;
  "graphile_worker._private_tasks": GraphileWorkerPrivateTasks;
  "graphile_worker.jobs": GraphileWorkerJobs;
  "graphile_worker.migrations": GraphileWorkerMigrations;
  notice: Notice;
  notice_template: NoticeTemplate;
  one_time_link: OneTimeLink;
  org: Org;
  org_unit: OrgUnit;
  schema_migration: SchemaMigration;
  session: Session;
  sign_in: SignIn;
  staff: Staff;
  staff_post: StaffPost;
}
