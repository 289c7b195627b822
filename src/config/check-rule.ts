import type { Json } from '../domain/brand.ts';
import type { Check } from '../domain/rule.ts';
import { targetSchema } from '../domain/target.ts';
import { isRecord } from './check-shape.ts';
import { exampleSchema, factKinds, factNames, factPathExists } from './fact-paths.ts';
import type { Fault, Path } from './fault.ts';
import { didYouMean } from './nearest.ts';
import type { YamlFile } from './read-yaml.ts';
import type { RuleEntry } from './rule-schema.ts';

/** What the judge can do, handed in because the loader and the judge do not know each other. */
export interface JudgeAbilities {
  readonly operators: readonly string[];
  /** Default: as the fact schemas say. */
  readonly factPathExists?: (kind: string, path: string) => boolean;
}

interface Context {
  readonly file: YamlFile;
  readonly path: Path;
  readonly rule: RuleEntry;
  readonly can: JudgeAbilities;
}

/** Operators that compare with nothing. */
const UNARY = ['present', 'absent', 'isTrue', 'isFalse', 'empty', 'notEmpty'];
/** What every message may name: of the finding, and of evidence that could not be had. */
const ALWAYS = ['site', 'pages', 'why', 'detail', 'count'];

/** What the shape of a rule does not show: unknown evidence, operators, facts and placeholders; texts and examples that are missing. */
export function checkRule(context: Context): readonly Fault[] {
  const { rule } = context;
  if (!factKinds().includes(rule.evidence)) return [unknownEvidence(context)];
  return [
    ...(['applies', 'expect', 'hintWhen', 'errorWhen'] as const).flatMap((key) =>
      rule[key] === undefined ? [] : checkFaults(context, [key], rule[key]),
    ),
    ...textFaults(context),
    ...severityFaults(context),
    ...exampleFaults(context),
  ];
}

function at(context: Context, path: Path, message: string): Fault {
  return context.file.fault([...context.path, ...path], message);
}

function unknownEvidence(context: Context): Fault {
  const { evidence } = context.rule;
  const hint = didYouMean(evidence, factKinds()) || ` (known: ${factKinds().join(', ')})`;
  return at(context, ['evidence'], `unknown kind of evidence “${evidence}”${hint}`);
}

function checkFaults(context: Context, path: Path, check: Check): readonly Fault[] {
  if ('all' in check) return check.all.flatMap((c, i) => checkFaults(context, [...path, 'all', i], c));
  if ('any' in check) return check.any.flatMap((c, i) => checkFaults(context, [...path, 'any', i], c));
  if ('none' in check) return check.none.flatMap((c, i) => checkFaults(context, [...path, 'none', i], c));
  return [
    ...pathFaults(context, [...path, 'fact'], check.fact),
    ...operatorFaults(context, path, check),
    ...comparandFaults(context, [...path, 'than'], check.than),
  ];
}

function pathFaults(context: Context, path: Path, fact: string): readonly Fault[] {
  const { evidence } = context.rule;
  const exists = context.can.factPathExists ?? factPathExists;
  if (exists(evidence, fact)) return [];
  const known = factNames(evidence);
  const hint = didYouMean(fact, known) || ` (known: ${known.join(', ')})`;
  return [at(context, path, `evidence “${evidence}” has no fact “${fact}”${hint}`)];
}

function operatorFaults(
  context: Context,
  path: Path,
  check: { readonly is: string; readonly than?: Json },
): readonly Fault[] {
  const { operators } = context.can;
  if (!operators.includes(check.is)) {
    const hint = didYouMean(check.is, operators) || ` (known: ${operators.join(', ')})`;
    return [at(context, [...path, 'is'], `unknown operator “${check.is}”${hint}`)];
  }
  if (UNARY.includes(check.is))
    return check.than === undefined
      ? []
      : [
          at(
            context,
            [...path, 'than'],
            `the operator “${check.is}” compares with nothing; leave “than” out`,
          ),
        ];
  if (check.than === undefined)
    return [at(context, path, `missing “than”: what “${check.is}” compares with`)];
  return operandFaults(context, [...path, 'than'], check.is, check.than);
}

function operandFaults(context: Context, path: Path, operator: string, than: Json): readonly Fault[] {
  if (operator === 'oneOf' || operator === 'notOneOf')
    return Array.isArray(than) ? [] : [at(context, path, `“${operator}” wants a list`)];
  if (operator !== 'matches') return [];
  try {
    new RegExp(String(than), 'u');
    return [];
  } catch {
    return [at(context, path, 'no valid regular expression')];
  }
}

/** `than: { fact: path }` compares with another fact. */
function comparandFaults(context: Context, path: Path, than: Json | undefined): readonly Fault[] {
  if (!isRecord(than)) return [];
  const fact = than['fact'];
  if (typeof fact !== 'string' || Object.keys(than).length > 1)
    return [at(context, path, 'expected a value or { fact: path }')];
  return pathFaults(context, [...path, 'fact'], fact);
}

function textFaults(context: Context): readonly Fault[] {
  return (['says', 'saysEn'] as const).flatMap((key) => {
    const texts = context.rule[key];
    const wanted = context.rule.otherwise !== 'cantTell' && texts.failed === undefined;
    const missing = wanted ? [at(context, [key, 'failed'], 'missing; expected the text for “failed”')] : [];
    const placeholders = Object.entries(texts).flatMap(([outcome, text]) =>
      placeholderFaults(context, [key, outcome], text ?? ''),
    );
    return [...missing, ...placeholders];
  });
}

function placeholderFaults(context: Context, path: Path, text: string): readonly Fault[] {
  const known = [...factNames(context.rule.evidence), ...targetFields(context.rule.target), ...ALWAYS];
  const used = [...text.matchAll(/\{([^{}]{0,60})\}|\[\[([^[\]={}?]{1,60})=/g)].map(
    (m) => m[1] ?? m[2] ?? '',
  );
  return used
    .filter((name) => !known.includes(name))
    .map((name) =>
      at(
        context,
        path,
        `nothing fills {${name}}${didYouMean(name, known) || ` (known: ${known.join(', ')})`}`,
      ),
    );
}

function targetFields(type: string): readonly string[] {
  const option = targetSchema.options.find((o) => o.shape.type.value === type);
  return option === undefined ? [] : Object.keys(option.shape).filter((key) => key !== 'type');
}

/** A hint is never an accusation (contract §4). */
function severityFaults(context: Context): readonly Fault[] {
  const { otherwise, severity } = context.rule;
  if (otherwise !== 'cantTell' || severity === 'note') return [];
  return [at(context, ['severity'], 'a rule that is never “failed” (otherwise: cantTell) has severity note')];
}

function exampleFaults(context: Context): readonly Fault[] {
  const { examples } = context.rule;
  const outcomes = examples.map((e) => e.outcome);
  const complete = outcomes.includes('passed') && outcomes.some((o) => o === 'failed' || o === 'cantTell');
  const missing = complete
    ? []
    : [
        at(
          context,
          ['examples'],
          'expected at least one example that is passed and one that is failed or cantTell',
        ),
      ];
  return [...missing, ...examples.flatMap((example, i) => exampleFacts(context, i, example))];
}

function exampleFacts(
  context: Context,
  index: number,
  example: RuleEntry['examples'][number],
): readonly Fault[] {
  const result = exampleSchema(context.rule.evidence)?.safeParse(example.facts);
  if (result === undefined || result.success) return [];
  return result.error.issues.map((issue) => {
    const inner = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    const message =
      issue.code === 'unrecognized_keys' ? `no such fact: ${issue.keys.join(', ')}` : issue.message;
    return at(context, ['examples', index, 'facts', ...inner], `example “${example.name}”: ${message}`);
  });
}
