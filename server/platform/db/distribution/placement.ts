/**
 * Where the tables stand once the database is spread over machines (Citus). Every table with `org_id` first in its
 * primary key is distributed by it and needs no entry; every other one is named here with its reason, and a test fails
 * when a new table is neither.
 */

/** `reference`: the same on every node, joined everywhere; `local`: on the coordinator alone. */
export type Placement = 'reference' | 'local';

interface Placed {
  readonly placement: Placement;
  /** Why it is not kept by unit. */
  readonly because: string;
}

/** Tables that are not distributed. */
export const placedTables: Readonly<Record<string, Placed>> = {
  org: { placement: 'reference', because: '供电单位本身：很小，每张业务表都引用它' },
  sign_in: { placement: 'reference', because: '登录时只知道登录名，还不知道单位；登录名全系统唯一' },
  session: { placement: 'reference', because: '凭会话令牌查找，还不知道单位；与人员、岗位联查' },
  recovery_code: { placement: 'reference', because: '引用登录账号，随账号一起删除' },
  sign_in_attempt: { placement: 'local', because: '按登录名和来源地址计次，不属于任何单位，不与业务表联查' },
  one_time_link: { placement: 'local', because: '凭一次性链接查找，还不知道单位，不与业务表联查' },
  portal_counter: { placement: 'local', because: '按地址和手机号限次，不属于任何单位，不与业务表联查' },
  backup_run: { placement: 'local', because: '整个数据库的备份记录，只由协调节点写' },
  schema_migration: { placement: 'local', because: '整个数据库的升级记录，只由协调节点写' },
};

/** What becomes of a function: made on every node, or called on the coordinator alone. */
export type FunctionPlace = 'every-node' | 'coordinator';

interface PlacedFunction {
  readonly place: FunctionPlace;
  readonly because: string;
  /** What stands in the way today; absent: nothing is known to. */
  readonly notYet?: string;
}

const byUnit = '只读参数给出的一个单位，查询可直接送到它的分片';
const queue = '作业队列的表只在协调节点';

/** Every function and procedure of the schema. */
export const placedFunctions: Readonly<Record<string, PlacedFunction>> = {
  visible_orgs: { place: 'every-node', because: '行级安全策略在分片上调用它' },
  uuid_floor: { place: 'every-node', because: '按月分区的边界' },
  legs_sum: { place: 'every-node', because: '检查约束在分片上调用它' },
  ensure_months: { place: 'coordinator', because: '在协调节点建分区，Citus 随之在各节点建' },
  add_partition: {
    place: 'coordinator',
    because: '建一个月的分区',
    notYet: '默认分区里已有该月的行时要先搬开，分布式表上要逐单位搬',
  },
  keep_months: { place: 'coordinator', because: '每天为按月分区的表建好前后几个月' },
  guard_by_unit: { place: 'coordinator', because: '只在升级时用' },
  session_caller: { place: 'coordinator', because: '会话与账号是参考表，人员与岗位按单位取' },
  find_orders: { place: 'coordinator', because: byUnit },
  find_customers: { place: 'coordinator', because: byUnit },
  find_articles: { place: 'coordinator', because: byUnit },
  drop_untied_files: { place: 'coordinator', because: byUnit },
  file_is_used: {
    place: 'coordinator',
    because: '同一内容的文件全系统只存一份',
    notYet: '要问所有单位的附件，是一次跨分片查询；清理文件时才用，可以接受，但未在多节点上量过',
  },
  enqueue: { place: 'coordinator', because: queue },
  enqueue_new: { place: 'coordinator', because: queue },
  job_counts: { place: 'coordinator', because: queue },
  troubled_jobs: { place: 'coordinator', because: queue },
  retry_job: { place: 'coordinator', because: queue },
  cancel_job: { place: 'coordinator', because: queue },
  replica_lags: { place: 'coordinator', because: '只看协调节点的副本' },
  count_customers: {
    place: 'coordinator',
    because: '收集统计信息',
    notYet: '它看 pg_class 的行数，分布式表在协调节点上总是 0 行；改为由各节点自动收集',
  },
  count_customer_import: {
    place: 'coordinator',
    because: '收集统计信息',
    notYet: '在函数里对分布式表 ANALYZE 未在多节点上试过',
  },
  count_metering: {
    place: 'coordinator',
    because: '收集统计信息',
    notYet: '在函数里对分布式表 ANALYZE 未在多节点上试过',
  },
};
