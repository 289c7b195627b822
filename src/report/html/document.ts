import { createHash } from 'node:crypto';
import { formatInstant } from '../amounts.ts';
import type { View } from '../view.ts';
import { html, type Markup, type Part, trusted, write } from './markup.ts';
import { script } from './script.ts';
import { style } from './style.ts';

export interface Page {
  readonly title: string;
  /** Trail to this page, without the page itself. */
  readonly crumbs: readonly { readonly label: string; readonly href: string }[];
  /** Lines below the heading. */
  readonly lead: readonly Part[];
  readonly body: Markup;
  /** Whether the page has something to search and filter. */
  readonly filter: boolean;
  readonly kind: 'screen' | 'sheet';
}

/**
 * A whole page that opens from disk: style and script stand in it, allowed by their digest alone; nothing else is loaded
 * and nothing can be sent.
 */
export function document(view: View, page: Page): string {
  const { text } = view;
  return write(html`<!doctype html>
<html lang="${text.htmlLang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${page.filter ? POLICY_WITH_SCRIPT : POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>${page.title} · ${text.common.day(view.run.manifest.asOf)}</title>
<style>${trusted(style)}</style>
</head>
<body class="${page.kind}">
<a class="skip" href="#main">${text.common.skip}</a>
<header class="top"><div class="wrap">
${crumbs(view, page)}
<h1>${page.title}</h1>
${page.lead.map((line) => html`<p>${line}</p>`)}
</div></header>
<main id="main" tabindex="-1"><div class="wrap">
${page.body}
</div></main>
${footer(view)}
${page.filter && html`<script>${trusted(script)}</script>`}
</body>
</html>
`);
}

function crumbs(view: View, page: Page): Markup | null {
  if (page.crumbs.length === 0) return null;
  return html`<nav class="crumbs" aria-label="${view.text.common.here}"><ol>${page.crumbs.map(
    ({ label, href }) => html`<li><a href="${href}">${label}</a></li>`,
  )}</ol></nav>`;
}

function footer(view: View): Markup {
  const { text, run } = view;
  const { manifest } = run;
  const end = manifest.end === null ? text.common.unfinished : formatInstant(manifest.end);
  return html`<footer class="foot"><div class="wrap">
<p>${text.common.footerNote}</p>
<p>${text.common.checkedAt(formatInstant(manifest.start), end)} · ${text.common.footer(manifest.tool.version, manifest.pack.slice(0, 12))}</p>
</div></footer>`;
}

function digest(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}

// Pictures of the run folder, whether it is opened from disk or served.
const POLICY = `default-src 'none'; img-src 'self' file:; style-src ${digest(style)}; base-uri 'none'; form-action 'none'`;
const POLICY_WITH_SCRIPT = `${POLICY}; script-src ${digest(script)}`;
