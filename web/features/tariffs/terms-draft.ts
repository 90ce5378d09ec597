import { hasTimeOfUse, type Basis, type TermsDetails } from '#domain/tariffs/supply-terms.ts';
import type { Tariff } from '#domain/tariffs/price-book.ts';

/** New terms as they are typed. */
export interface TermsDraft {
  readonly validFrom: string;
  readonly series: string;
  readonly tariff: string;
  readonly isTimeOfUse: boolean;
  readonly persons: number | null;
  readonly isNeedy: boolean;
  readonly basis: Basis | null;
  readonly contractKw: number | null;
  readonly powerFactorStandard: 80 | 85 | 90 | null;
  readonly isLeftMarket: boolean;
  readonly reason: string;
}

interface Held {
  readonly series: string;
  readonly tariff: string;
  readonly isTimeOfUse: boolean;
  readonly details: TermsDetails;
}

/** Begins with what holds today. */
export function draftOf(held: Held | null, today: string): TermsDraft {
  const details = held?.details ?? {};
  return {
    ...{ validFrom: today, series: held?.series ?? '', tariff: held?.tariff ?? '', reason: '' },
    isTimeOfUse: held?.isTimeOfUse ?? false,
    persons: details.persons ?? null,
    isNeedy: details.isNeedy ?? false,
    basis: details.basis ?? null,
    contractKw: details.contractDemandW === undefined ? null : details.contractDemandW / 1000,
    powerFactorStandard: details.powerFactorStandard ?? null,
    isLeftMarket: details.isLeftMarket ?? false,
  };
}

/** What is sent: only what the chosen tariff asks for, so that nothing of another tariff stays behind. */
export function bodyOf(draft: TermsDraft, tariff: Tariff) {
  const { validFrom, series, reason } = draft;
  return {
    ...{ validFrom, series, tariff: tariff.code, reason: reason.trim() },
    isTimeOfUse: draft.isTimeOfUse && hasTimeOfUse(tariff),
    details: detailsOf(draft, tariff),
  };
}

function detailsOf(draft: TermsDraft, { energy, basic, hasPowerFactor }: Tariff): TermsDetails {
  const { persons, isNeedy, basis, contractKw, powerFactorStandard, isLeftMarket } = draft;
  const isTiered = energy.kind === 'tiered';
  return {
    ...(isTiered && persons !== null ? { persons } : {}),
    ...(isTiered && isNeedy ? { isNeedy } : {}),
    ...(basic !== null && basis !== null ? { basis } : {}),
    ...(basic !== null && basis === 'contract-demand' && contractKw !== null
      ? { contractDemandW: Math.round(contractKw * 1000) }
      : {}),
    ...(hasPowerFactor && powerFactorStandard !== null ? { powerFactorStandard } : {}),
    ...(energy.kind === 'composite' && isLeftMarket ? { isLeftMarket } : {}),
  };
}
