import type { GatePolicy, Identity } from '../../domain/gate.ts';

/** A known fault at its new address, where pages have moved. */
export function movePlaces<I extends Identity>(identity: I, moved: GatePolicy['moved']): I {
  const rules = Object.entries(moved).sort(([a], [b]) => b.length - a.length);
  if (rules.length === 0) return identity;
  return { ...identity, places: identity.places.map((place) => movePlace(place, rules)) };
}

/** The longest path that fits decides; one that ends in `/` stands for all below it. */
function movePlace(place: string, rules: readonly (readonly [string, string])[]): string {
  for (const [from, to] of rules) {
    if (place === from) return to;
    if (from.endsWith('/') && place.startsWith(from)) return `${to}${place.slice(from.length)}`;
  }
  return place;
}
