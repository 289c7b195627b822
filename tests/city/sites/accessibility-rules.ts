/** The web indicators of GB/T 37668-2019 level 1, by the rules that stand for them. */
export const LEVEL_1_RULES = [
  ...['captcha-without-alternative', 'link-without-name', 'control-without-name', 'colour-only-meaning'],
  ...['media-without-alternative', 'sensory-only-instruction', 'skip-link-missing', 'keyboard-unreachable'],
  ...['focus-trap', 'floating-window', 'flashing-content', 'focus-order', 'inconsistent-navigation'],
  ...['error-message-missing', 'assistive-technology-blocked', 'contact-missing'],
];
