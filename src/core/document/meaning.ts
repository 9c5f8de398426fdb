import type { SectionKind } from '../handoff.js'

/**
 * Headings of handoff files do not converge: of 1,270 distinct ones in the field 1,134 were used once. So a
 * section is known by the words in its heading. The order decides: "What is not done" is remaining work before it is
 * completed work, "Files changed" is a list of files before it is anything else.
 */
const meanings: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'gotchas',
    /\b(must not|should not|never|don't|do not) (be )?(edit|touch|chang|run|us|delet|commit)|^risks?\b/,
  ],
  [
    'files',
    /^(?:(?!\b(?:files?|modules?)\b).)*\b(files?|modules?)\b.*\b(modified|changed|touched|created|added|edited|updated|affected)\b/,
  ],
  ['files', /\b(modified|changed|touched|new|created|edited|updated|affected) files?\b|^files?$/],
  ['done-nice', /^nice to have,? done$/],
  ['done-must', /^(tasks|must complete),? (done|completed)$/],
  ['changes', /^(changes|commits)$/],
  ['must', /^(must|critical|required|essential|blocking|blockers?|high(est)? priority|urgent|p0|p1)\b/],
  ['nice', /^(nice|optional|later|low(er)? priority|could|stretch|future|someday|p2|p3|ideas?|maybe)\b/],
  [
    'remaining',
    /\b(remain(s|ing)?|to[- ]?dos?|pending|outstanding|unfinished|incomplete|backlog|open|deferred)\b/,
  ],
  [
    'remaining',
    /\b(next (steps?|up|tasks?|actions?|session|priorit)|left( to do)?|still to do|follow[- ]?ups?)\b/,
  ],
  [
    'remaining',
    /\b(not (yet )?(done|finished|implemented|complete)|action items?|what'?s next|in progress)\b/,
  ],
  [
    'remaining',
    /\b(still (broken|needs?|open|missing)|what'?s (left|still|missing)|start here|do (these|this) first)\b/,
  ],
  [
    'decisions',
    /\b(decisions?|decided|rationale|trade[- ]?offs?|chosen|choices|non-?negotiables?|settled)\b/,
  ],
  ['decisions', /^do not (?!edit|touch|change|run|use|delete|commit)|\bwhat changed and why\b/],
  [
    'gotchas',
    /\b(gotchas?|pitfalls?|caveats?|warnings?|watch out|traps?|quirks?|landmines?|lessons?|careful|watch[- ]?outs?|uncertaint(y|ies))\b/,
  ],
  [
    'gotchas',
    /\b(known (issues?|problems?|bugs?|limitations?|risks?)|important notes?|things to know|limitations?)\b/,
  ],
  ['verification', /\b(verification|verified|validation|test(s|ing)? (status|results?)|ci status)\b/],
  [
    'remaining',
    /(?<!\btest )\b(plan|road ?map|priorities|blockers?|future (work|enhancements?|improvements?))\b/,
  ],
  [
    'environment',
    /\b(environment|set ?up|getting started|quick ?start|prerequisites?|install(ation|ing)?)\b/,
  ],
  [
    'environment',
    /\b(how to (run|test|build|start)|running|(useful |key |build |dev )?commands?|run & test)\b/,
  ],
  ['dependencies', /\b(dependenc(y|ies)|packages|libraries)\b/],
  ['architecture', /\b(architecture|design|structure|layout|data flow|components?)\b/],
  [
    'completed',
    /\b(completed?|done|finished|accomplish(ed|ments?)|implemented|shipped|landed|progress|delivered)\b/,
  ],
  ['completed', /\bchanges\b|\bwhat (i|we) did\b|\bwork (so far|to date)\b/],
  [
    'context',
    /\b(context|background|overview|summary|goals?|purpose|about|objective|motivation|tl;?dr|why)\b/,
  ],
  [
    'context',
    /\b(introduction|mission|problem( statement)?|status|state|where (we|things) (are|stand)|scope)\b/,
  ],
  ['context', /^(the |this )?(project|product|branch|feature|idea|current work)$|^what (is|are|this)\b/],
]

/** Sections of ours that only mean this below their own parent: "P1" under "Gotchas" is no task list. */
const parents: Partial<Record<SectionKind, SectionKind>> = { must: 'remaining', nice: 'remaining' }

/** What a heading announces; `parent` is the kind of the section it stands in. */
export function deriveSectionKind(heading: string, parent: SectionKind | null): SectionKind {
  const words = heading
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/_+/g, ' ')
    .replace(/^[\s\d.)#:§–—-]+|(?<![\s:.–—-])[\s:.–—-]+$/g, '')
    .replace(/[^\p{L}\p{N}\s,;'&-]/gu, '')
    .trim()
  for (const [kind, pattern] of meanings) {
    if (!pattern.test(words)) continue
    const needed = parents[kind]
    if (needed === undefined || needed === parent) return kind
  }
  return 'other'
}
