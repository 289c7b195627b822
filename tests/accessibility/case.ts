/** One page and what is true of it. */
export interface Case {
  /** Unique; also the folder under which the page is served. */
  readonly id: string;
  /** Id of the ACT rule; `wcag` for a documented failure without ACT rule, `apg` for a pattern of the Authoring Practices. */
  readonly rule: string;
  readonly title: string;
  readonly outcome: 'failed' | 'passed';
  /** Success criteria that the page fails, or, where it passes, of which no check may accuse it. */
  readonly wcag: readonly string[];
  readonly html: string;
  /** Further files of the page by their names; the type follows from the ending. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** The faulty element; an element that contains it or stands in it is as good. Absent where the page as a whole is at fault. */
  readonly expect?: string;
}

export type Files = NonNullable<Case['files']>;

/** The two makers of cases of one rule: `fails(id, title, html, expect?, files?)` and `passes(id, title, html, files?)`. */
export function casesOf(rule: string, ...wcag: string[]) {
  return {
    fails: (id: string, title: string, html: string, expect?: string, files?: Files): Case => ({
      ...{ id, rule, title, outcome: 'failed', wcag, html },
      ...(expect === undefined ? {} : { expect }),
      ...(files === undefined ? {} : { files }),
    }),
    passes: (id: string, title: string, html: string, files?: Files): Case => ({
      ...{ id, rule, title, outcome: 'passed', wcag, html },
      ...(files === undefined ? {} : { files }),
    }),
  };
}

/** A whole page in order but for what stands in `body`: language, title, heading and main region are there. */
export function page(heading: string, body: string, head = ''): string {
  return bare(`<main><h1>${heading}</h1>\n${body}\n</main>`, { title: heading, head });
}

export interface Shell {
  /** Default: 清湖市人民政府. */
  readonly title?: string;
  readonly head?: string;
  /** Attributes of the root element. */
  readonly root?: string;
}

/** A page whose body is entirely the caller's. */
export function bare(body: string, { title, head = '', root = 'lang="zh-CN"' }: Shell = {}): string {
  const name = title === undefined ? '清湖市人民政府' : `${title} - 清湖市人民政府`;
  return `<!doctype html>
<html ${root}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}
