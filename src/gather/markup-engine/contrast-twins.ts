import type { HtmlElement, HtmlNode } from '../../domain/document.ts';
import { contrastRatio } from '../luminance.ts';
import type { PageTree } from './page-tree.ts';
import type { Told, Twin } from './twin.ts';
import { writtenLook } from './written-look.ts';

/** Text whose colour is written in place and too weak on its ground, white where none is written (WCAG 1.4.3, 1.4.6). */
export const contrastTwins: readonly Twin[] = [
  {
    ...{ rule: 'color-contrast', impact: 'serious', grade: 'failure', wcag: ['1.4.3'] },
    find: (tree) => weak(tree, ({ contrast, large }) => contrast < (large ? 3 : 4.5)),
  },
  {
    ...{ rule: 'color-contrast-enhanced', impact: 'serious', grade: 'advice', wcag: ['1.4.6'] },
    find: (tree) =>
      weak(tree, ({ contrast, large }) => contrast >= (large ? 3 : 4.5) && contrast < (large ? 4.5 : 7)),
  },
];

interface Seen {
  readonly contrast: number;
  /** 18 points, or 14 and bold. */
  readonly large: boolean;
}

function weak({ shown }: PageTree, is: (seen: Seen) => boolean): readonly Told[] {
  return shown.flatMap((element) => {
    if (!hasOwnText(element)) return [];
    const { colour, ground, size, bold } = writtenLook(element);
    if (colour === null || ground === 'unknown') return [];
    const contrast = contrastRatio(colour, ground ?? 1);
    if (contrast < 1.05 || !is({ contrast, large: size >= 24 || (bold && size >= 18.66) })) return [];
    return { element, told: `contrast ${contrast.toFixed(2)} as written` };
  });
}

function hasOwnText(element: HtmlElement): boolean {
  return (element.children as HtmlNode[]).some(
    (child) => child.type === 'text' && /[\p{L}\p{N}]/u.test(child.data),
  );
}
