import type { SectionKind } from '../handoff.js'
import { endOf, type Page, type PageSection, type Span, startOf } from './page.js'
import { type Edit, lineEnd } from './source.js'

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

/**
 * Takes our word for "nothing yet" out of a section that has something to say, wherever people wrote beside it: a line of
 * just these words. A sentence that has them in it is somebody's, and so is what a line before it announces.
 */
export function dropPlaceholder(
  page: Page,
  section: PageSection,
  { placeholder, hasChildren }: { placeholder: string; hasChildren: boolean },
): Edit[] {
  const { text } = page.source
  const lines = listLines(text, section.body)
  const isOurs = ({ start, end }: Span) => text.slice(start, end).trimEnd() === placeholder
  const isCode = ({ start }: Span) =>
    page.root.children.some((node) => node.type === 'code' && startOf(node) < start && start < endOf(node))
  const isBlank = ({ start, end }: Span) => text.slice(start, end).trim() === ''
  const announces = (line: Span | undefined) =>
    line !== undefined && /[,:]\s*$/.test(text.slice(line.start, line.end))
  const ours = lines.flatMap((line, at) =>
    isOurs(line) && !announces(lines[at - 1]) && !isCode(line) ? [at] : [],
  )
  const [first] = ours
  if (first === undefined) return []
  const says = lines.some((line, at) => !ours.includes(at) && !isBlank(line) && !isComment(text, line))
  if (!says && !hasChildren) return []
  return ours.flatMap((at) => {
    const [line, behind] = lines.slice(at, at + 2)
    if (line === undefined) return []
    const before = lines[at - 1]
    const isApart = before === undefined || isBlank(before)
    // Of the two empty lines around it one is left.
    const end = isApart && behind !== undefined && isBlank(behind) ? behind.end : line.end
    return [{ start: line.start, end, text: '' }]
  })
}

/** A comment tells a reader of the page nothing. */
function isComment(text: string, { start, end }: Span): boolean {
  return /^\s*<!--.*-->\s*$/.test(text.slice(start, end))
}

function listLines(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = []
  for (let at = start; at < end; ) {
    const next = Math.min(lineEnd(text, at), end)
    lines.push({ start: at, end: next })
    at = next
  }
  return lines
}
