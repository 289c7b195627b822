import type { Json } from '../domain/brand.ts';
import type { Target } from '../domain/target.ts';

/**
 * Sixteen hex digits that stay the same from run to run while the fault is the same: made of rule, site and what the
 * target is known by, never of counts, dates or line numbers.
 */
export function fingerprint(
  rule: string,
  site: string,
  target: Target,
  facts: { readonly [key: string]: Json },
): string {
  return hash([rule, site, target.type, ...identity(target, facts)].join('\u0000'));
}

function identity(target: Target, facts: { readonly [key: string]: Json }): readonly string[] {
  switch (target.type) {
    case 'element':
      return typeof facts['template'] === 'string'
        ? [String(facts['engineRule'] ?? ''), facts['template'], doubt(facts)]
        : [target.url, target.selector];
    case 'column':
    case 'page':
    case 'link':
    case 'document':
      return [target.url];
    case 'site':
      return [];
    case 'group':
      return [target.id];
    case 'city':
      // Of the city's waivers each is known by what it speaks of.
      return typeof facts['waives'] === 'string' ? [facts['waives']] : [];
    case 'app':
    case 'account':
      return [target.name];
    default:
      return target satisfies never;
  }
}

/** Where the engine is sure of some places and a person must look at others of the same shape, these are two findings. */
function doubt(facts: { readonly [key: string]: Json }): string {
  return facts['grade'] === 'review' ? 'review' : '';
}

/** Two interleaved 32-bit FNV-like rounds with a final mix: no cryptography, only few collisions (64 bits). */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (b >>> 0).toString(16).padStart(8, '0') + (a >>> 0).toString(16).padStart(8, '0');
}
