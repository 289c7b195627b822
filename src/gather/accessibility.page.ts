/** Code that runs inside the page, in an isolated world. It needs nothing from outside but axe, and returns plain JSON. */

export const AXE_LOAD_LIMIT_MS = 10_000;

/** axe's own list of frames in this document, with the context each one needs. */
export const AXE_FRAMES = `function (context) {
  return axe.utils.getFrameContexts(context || document);
}`;

/** All rules on: grades are given afterwards, by data. */
const OPTIONS = `{
  rules: Object.fromEntries(axe.getRules().map(function (rule) { return [rule.ruleId, { enabled: true }]; })),
  resultTypes: ['violations', 'incomplete', 'passes']
}`;

/** An expression that runs the rules in this frame only. */
export function axePartial(context: unknown): string {
  return `axe.runPartial(${context === null ? 'document' : JSON.stringify(context)}, ${OPTIONS})`;
}

/**
 * Joins the partial results and boils them down. The shape of an element is its tag and classes on the way up, with
 * digits and generated parts taken out: the same for the same place of a template.
 */
export const AXE_FINISH = `async function (partials) {
  var results = await axe.finishRun(partials, ${OPTIONS});
  function plain(name) { return name.replace(/[0-9]+/g, '#').slice(0, 40); }
  function shapeOf(html, target) {
    var path = [];
    try {
      var element = target.length === 1 && typeof target[0] === 'string' ? document.querySelector(target[0]) : null;
      for (var at = element; at && at !== document.documentElement && path.length < 8; at = at.parentElement) {
        var classes = typeof at.className === 'string' ? at.className.trim().split(/\\s+/).filter(Boolean).slice(0, 3).map(plain).sort() : [];
        path.unshift(at.localName + (at.id ? '#' + plain(at.id) : '') + classes.map(function (one) { return '.' + one; }).join(''));
        if (at.id && !/[0-9]{3,}/.test(at.id)) break;
      }
    } catch (error) { path = []; }
    if (path.length > 0) return path.join('>');
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
