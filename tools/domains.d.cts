/** The domains from low to high. */
export const domains: readonly string[];
