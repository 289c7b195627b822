import type { CheckResult } from '../../domain/facts/accessibility.ts';

type Row = Pick<CheckResult, 'grade' | 'impact' | 'wcag'>;

/** What our checks of the rendered page report. The same ids, with their texts, stand in the pack's table `own-checks`; a test compares the two. */
export const OWN_RULES = {
  'animation-flashing': failure('critical', '2.3.1'),
  'colour-only-meaning': failure('serious', '1.4.1'),
  'contrast-over-picture': failure('serious', '1.4.3'),
  'contrast-over-picture-low': advice('moderate', '1.4.3'),
  'css-words': advice('moderate', '1.1.1', '1.3.1'),
  'dialog-close-unreachable': failure('critical', '2.1.1'),
  'dialog-focus-leaking': advice('serious', '2.4.3'),
  'dialog-not-entered': failure('serious', '2.4.3'),
  'dialog-without-escape': advice('moderate', '2.1.1'),
  'drifting-window': failure('serious', '2.2.2'),
  'error-not-described': failure('serious', '3.3.1'),
  'expanded-not-told': failure('serious', '4.1.2'),
  'fake-heading': advice('moderate', '1.3.1'),
  'fake-list': advice('minor', '1.3.1'),
  'field-border-faint': failure('serious', '1.4.11'),
  'focus-moves-context': failure('serious', '3.2.1'),
  'focus-not-visible': failure('serious', '2.4.7'),
  'focus-order-scrambled': failure('serious', '2.4.3'),
  'gif-flashing': failure('critical', '2.3.1'),
  'group-without-name': advice('moderate', '1.3.1', '3.3.2'),
  'heading-generic': advice('moderate', '2.4.6'),
  'heading-placeholder': failure('moderate', '2.4.6'),
  'heading-without-name': failure('moderate', '1.3.1', '2.4.6'),
  'headings-unmarked': failure('moderate', '1.3.1'),
  'hint-not-tied': advice('moderate', '1.3.1', '3.3.2'),
  'hover-only-content': failure('serious', '2.1.1'),
  'image-alt-generic': failure('serious', '1.1.1'),
  'image-alt-repeated': advice('moderate', '1.1.1'),
  'keyboard-trap': failure('critical', '2.1.2'),
  'keys-swallowed': failure('critical', '2.1.1'),
  'label-duplicate-id': failure('critical', '4.1.2', '1.3.1'),
  'label-placeholder': failure('moderate', '2.4.6'),
  'label-not-in-name': failure('serious', '2.5.3'),
  'label-generic': advice('moderate', '2.4.6'),
  'title-only-label': advice('moderate', '3.3.2'),
  'lang-contradicts-text': failure('serious', '3.1.1'),
  'lang-part-contradicts-text': failure('moderate', '3.1.2'),
  'lang-part-missing': advice('moderate', '3.1.2'),
  'lang-prose-missing': failure('moderate', '3.1.2'),
  'lang-script-variant': advice('minor', '3.1.1'),
  'layout-table': advice('minor', '1.3.1'),
  'line-height-locked': failure('moderate', '1.4.12'),
  'link-words-generic': advice('moderate', '2.4.4'),
  'link-words-empty': failure('serious', '2.4.4'),
  'link-words-same': advice('moderate', '2.4.4'),
  'mouse-only-control': failure('critical', '2.1.1'),
  'moving-content': advice('serious', '2.2.2'),
  'moving-picture': advice('moderate', '2.2.2'),
  'new-window-unannounced': advice('minor', '3.2.5'),
  'no-way-past-navigation': failure('serious', '2.4.1'),
  'overlay-window': advice('moderate'),
  'page-title-placeholder': failure('serious', '2.4.2'),
  'page-turned': failure('serious', '1.3.4'),
  'picture-notice': { grade: 'review', impact: 'serious', wcag: ['1.1.1', '1.4.5'] },
  'select-acts-on-change': failure('serious', '3.2.2'),
  'sideways-scrolling': failure('moderate', '1.4.10'),
  'sound-plays-by-itself': failure('serious', '1.4.2'),
  'table-header-without-cells': failure('moderate', '1.3.1'),
  'table-headers-unmarked': failure('moderate', '1.3.1'),
  'text-size-in-vw': failure('moderate', '1.4.4'),
  'text-clipped-enlarged': { grade: 'review', impact: 'moderate', wcag: ['1.4.4'] },
} as const satisfies { readonly [id: string]: Row };

export type OwnRule = keyof typeof OWN_RULES;

function failure(impact: NonNullable<Row['impact']>, ...wcag: string[]): Row {
  return { grade: 'failure', impact, wcag };
}

function advice(impact: NonNullable<Row['impact']>, ...wcag: string[]): Row {
  return { grade: 'advice', impact, wcag };
}
