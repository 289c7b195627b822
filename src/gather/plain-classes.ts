/**
 * From an element's `class`, at most three names that say what part of a template it is. Names that a build tool makes anew
 * (`css-1ab2c3`, `jss123`, `sc-bdVaJa kZxQrT`) are left out, a digest behind a name (`nav__x7k2p`) is cut off, and numbers
 * become `#`: the same place keeps its shape from one release to the next. It stands alone, since its source is also sent
 * into pages (`plain-classes.page.ts`).
 */
export function plainClasses(value: string): string[] {
  const names = value.slice(0, 2000).trim().split(/\s+/).filter(Boolean).slice(0, 40);
  const styled = names.some((name) => /^sc-[A-Za-z0-9]{4,12}$/.test(name));
  const isMixed = (text: string) => /[a-z]/.test(text) && /[A-Z]/.test(text);
  /** `x7k2p`, never `list01` or `h5page`; after a double sign a single hint is enough. */
  const isDigest = (text: string, likely: boolean) => {
    if (!/[A-Za-z]/.test(text) || /^[A-Za-z]+[0-9]+$/.test(text)) return false;
    const runs = (text.match(/[0-9]+/g) ?? []).length;
    if (runs === 0) return likely && /[A-Z].*[A-Z]/.test(text) && /[a-z]/.test(text);
    return runs > 1 || likely || isMixed(text);
  };
  const isMade = (name: string) => {
    if (/^(?:jss|emotion-)[0-9]+$/.test(name) || /^sc-[A-Za-z0-9]{4,12}$/.test(name)) return true;
    const tool = /^(?:css|svelte|astro|jsx)-([A-Za-z0-9]{4,12})(?:-|$)/.exec(name);
    if (tool) return /[0-9]/.test(tool[1] ?? '');
    return styled && /^[A-Za-z]{5,7}$/.test(name) && isMixed(name);
  };
  const withoutDigest = (name: string) => {
    const found = /^(.{0,200}?)([-_]{1,3})([A-Za-z0-9]{5,10})$/.exec(name.slice(-220));
    return found && isDigest(found[3] ?? '', (found[2] ?? '').length > 1) ? (found[1] ?? '') : name;
  };
  const plain = names
    .filter((name) => !isMade(name))
    .map((name) =>
      withoutDigest(name)
        .replace(/[0-9]+/g, '#')
        .slice(0, 40),
    )
    .filter((name) => name !== '');
  return [...new Set(plain)].sort().slice(0, 3);
}
