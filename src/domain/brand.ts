/** A string (or number) that carries its meaning in the type; each brand is made in exactly one function. */
export type Brand<T, B extends string> = T & { readonly __brand: B };

/** An absolute http(s) address, normalised once, in `crawl/normalise-url.ts`. */
export type Url = Brand<string, 'Url'>;

/** A moment as ISO-8601 with time zone. The core never reads a clock; moments come in as values. */
export type Instant = Brand<string, 'Instant'>;

/** A calendar day `YYYY-MM-DD` in Asia/Shanghai, without time of day. */
export type Day = Brand<string, 'Day'>;

/** Anything that can be written to disk as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
