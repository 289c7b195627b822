/** (P_v6 − P_v4) / P_v4 */
export function degradation(ipv4Ms: number | null, ipv6Ms: number | null): number | null {
  if (ipv4Ms === null || ipv6Ms === null || ipv4Ms <= 0) return null;
  return Math.round(((ipv6Ms - ipv4Ms) / ipv4Ms) * 1_000) / 1_000;
}
