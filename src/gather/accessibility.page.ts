import { SHAPE_OF } from './accessibility/kit.page.ts';

/** Code that runs inside the page, in an isolated world. It needs nothing from outside but axe, and returns plain JSON. */

export const AXE_LOAD_LIMIT_MS = 10_000;

/** axe's own list of frames in this document, with the context each one needs. */
export const AXE_FRAMES = `function (context) {
  return axe.utils.getFrameContexts(context || document);
}`;

/** Sound and film are not loaded here, and axe would wait ten seconds for them. */
const PRELOAD = "{ assets: ['cssom'], timeout: 3000 }";

/** All rules on: grades are given afterwards, by data. */
const OPTIONS = `{
  rules: Object.fromEntries(axe.getRules().map(function (rule) { return [rule.ruleId, { enabled: true }]; })),
  resultTypes: ['violations', 'incomplete', 'passes'],
  preload: ${PRELOAD}
}`;

/** An expression for the ids of all rules. */
export const AXE_RULES = 'axe.getRules().map(function (rule) { return rule.ruleId; })';

/** Is the engine in this world already? A run that was stopped in its middle leaves it marked as running. */
export const AXE_READY = `typeof axe === 'object' && typeof axe.runPartial === 'function' && (axe._running = false, axe.teardown(), true)`;

/** An expression that runs all the rules, or these, in this frame only. */
export function axePartial(context: unknown, rules: readonly string[] | null): string {
  const options = rules
    ? `{ runOnly: { type: 'rule', values: ${JSON.stringify(rules)} }, resultTypes: ['violations', 'incomplete', 'passes'], preload: ${PRELOAD} }`
    : OPTIONS;
  return `axe.runPartial(${context === null ? 'document' : JSON.stringify(context)}, ${options})`;
}

/** Joins the partial results and boils them down. */
export const AXE_FINISH = `async function (partials) {
  var results = await axe.finishRun(partials, ${OPTIONS});
  var shapeOfElement = ${SHAPE_OF};
  function shapeOf(html, target) {
    var shape = '';
    try {
      shape = target.length === 1 && typeof target[0] === 'string' ? shapeOfElement(document.querySelector(target[0])) : '';
    } catch (error) { shape = ''; }
    if (shape !== '') return shape;
    return (target.length > 1 ? 'frame>' : '') + html.replace(/="[^"]*"/g, '').replace(/>[\\s\\S]*/, '>').slice(0, 120);
  }
  function node(one) {
    var html = String(one.html || '').slice(0, 300);
    var selector = one.target.map(function (part) { return Array.isArray(part) ? part.join(' >>> ') : part; }).join(' >>> ');
    return { selector: selector.slice(0, 500), html: html, shape: shapeOf(html, one.target), summary: String(one.failureSummary || '').slice(0, 300) };
  }
  function rule(one) {
    return { id: one.id, impact: one.impact || null, tags: one.tags, count: one.nodes.length, nodes: one.nodes.slice(0, 50).map(node) };
  }
  return {
    violations: results.violations.map(rule),
    incomplete: results.incomplete.map(rule),
    passes: results.passes.map(function (one) { return one.id; })
  };
}`;

/** An expression that runs the rules on a page without frames, and boils the results down. */
export const AXE_ALONE = `axe.runPartial(document, ${OPTIONS}).then(function (own) { return (${AXE_FINISH})([own]); })`;
