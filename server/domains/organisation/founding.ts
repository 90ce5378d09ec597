import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { validateOrgUnit, type UnitKind } from '#domain/organisation/org-unit.ts';
import type { OrganisationEvent } from '#domain/organisation/event-titles.ts';
import { validatePost, type HeldPeriod } from '#domain/organisation/post-period.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { OrgUnit, SignIn, Staff, StaffPost } from '../../platform/db/schema.ts';
import { bySystem, chain, writeChains, type Chain } from '../../platform/events/record.ts';
import type { Platform } from '../../platform/platform.ts';
import { throwRefused } from '../../platform/refuse.ts';
import { insertAccounts } from './accounts.ts';
import { staffColumns } from './commands/create-staff.ts';
import { insertPeople, insertPosts } from './store.ts';

/** A unit below the supply unit; `parentCode` is that of the supply unit when left out. Parents come first. */
export interface PlannedUnit {
  readonly unitId?: string;
  readonly parentCode?: string;
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: string;
  readonly functions?: readonly string[];
  readonly region?: string;
  readonly phone?: string;
  readonly address?: string;
}

/** A member of staff with posts, and with a login where they have one. */
export interface PlannedStaff {
  readonly staffId?: string;
  readonly employeeNo: string;
  readonly name: string;
  readonly phone: string;
  readonly posts: readonly {
    readonly unitCode: string;
    readonly post: string;
    readonly validFrom?: string;
  }[];
  readonly account?: {
    readonly login: string;
    readonly password: string | null;
    readonly mustChange?: boolean;
  };
}

/** Rows on their way into the database, in few statements however many they are. */
export class Founding {
  readonly places = new Map<string, { id: string; kind: UnitKind }>();
  readonly #platform: Platform;
  readonly #orgId: number;
  readonly #units: Insertable<OrgUnit>[] = [];
  readonly #staff: Insertable<Staff>[] = [];
  readonly #posts: Insertable<StaffPost>[] = [];
  readonly #accounts: Insertable<SignIn>[] = [];
  readonly #chains: Chain[] = [];

  constructor(platform: Platform, orgId: number) {
    this.#platform = platform;
    this.#orgId = orgId;
  }

  /** Lays out a unit; refuses one that may not stand where it is planned. */
  addUnit(unit: PlannedUnit, parentCode: string | null): void {
    const { kind, code, name, functions = [], region = 'urban', phone = null, address = null } = unit;
    const parent = parentCode === null ? null : this.#place(parentCode);
    throwRefused(validateOrgUnit({ kind, code, name, functions, region, parentKind: parent?.kind ?? null }));
    const id = unit.unitId ?? this.#newId();
    const row = { kind, code, name: name.trim(), functions: [...functions], region, phone, address };
    this.#units.push({ ...row, org_id: this.#orgId, unit_id: id, parent_unit_id: parent?.id ?? null });
    this.#begin({ caseKind: 'unit', caseId: id, kind: 'unit.created', data: row });
    this.places.set(code, { id, kind });
  }

  /** Lays out a member of staff with posts and account; refuses posts that don't go together. */
  addPerson(
    person: PlannedStaff,
    { demo, hashes }: { demo: boolean; hashes: ReadonlyMap<string, string> },
  ): string {
    const now = this.#platform.now();
    const staffId = person.staffId ?? this.#newId();
    const key = { org_id: this.#orgId, staff_id: staffId };
    const held = person.posts.map(({ unitCode, post, validFrom }): HeldPeriod => {
      const { id: unitId, kind: unitKind } = this.#place(unitCode);
      return { unitId, unitKind, post, validFrom: validFrom ?? businessDate(now.getTime()), validTo: null };
    });
    held.forEach((period, index) => throwRefused(validatePost(held.slice(0, index), period)));
    const { search_text, ...personal } = staffColumns({ ...person, email: null });
    this.#staff.push({ ...key, ...personal, search_text, demo, created_at: now });
    for (const { unitId, post, validFrom } of held) {
      this.#posts.push({ ...key, unit_id: unitId, post, valid_from: validFrom });
    }
    if (person.account !== undefined) {
      const { login, mustChange = false } = person.account;
      this.#accounts.push({
        ...key,
        login,
        must_change: mustChange,
        password_hash: hashes.get(login) ?? null,
      });
    }
    const data = { posts: held.map(({ post, unitId }) => ({ post, unitId })) };
    this.#begin({ caseKind: 'staff', caseId: staffId, kind: 'staff.created', data, personal });
    return staffId;
  }

  /** Writes everything that was laid out. */
  async write(tx: Tx): Promise<void> {
    if (this.#units.length > 0) await tx.insertInto('org_unit').values(this.#units).execute();
    await insertPeople(tx, this.#staff);
    await insertPosts(tx, this.#posts);
    await insertAccounts(tx, this.#accounts);
    await writeChains(tx, this.#chains);
  }

  #newId(): string {
    return uuidv7({ msecs: this.#platform.now().getTime() });
  }

  #place(code: string): { id: string; kind: UnitKind } {
    return present(this.places.get(code), `unit ${code} of the plan`);
  }

  #begin(about: {
    caseKind: 'unit' | 'staff';
    caseId: string;
    kind: OrganisationEvent;
    data: object;
    personal?: Readonly<Record<string, unknown>>;
  }): void {
    const { caseKind, caseId, kind, data, personal } = about;
    const happening = { kind, at: this.#platform.now(), data: { revision: 1, ...data }, personal };
    const place = { orgId: this.#orgId, caseKind, caseId, head: null, ...bySystem };
    this.#chains.push(chain(this.#platform, place, [happening]));
  }
}
