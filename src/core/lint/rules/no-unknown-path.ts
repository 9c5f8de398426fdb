import type { JudgedReference } from '../../references/reference.js'
import { listSaid, referenceData, renderNearest } from '../../references/wording.js'
import { renderCode } from '../../text/code.js'
import { listOncePerLine } from '../once-per-line.js'
import type { Rule } from '../rule.js'

const causes = {
  path: 'unknown-path',
  lines: 'unknown-line',
  symbol: 'unknown-symbol',
  commit: 'unknown-commit',
  command: 'unknown-path',
} as const

/** A path, a line, a symbol of a path or a commit that never was there, as far as this clone knows. */
export const noUnknownPath: Rule = {
  id: 'no-unknown-path',
  find: ({ page, references, derivedSpans }) =>
    listOncePerLine(
      page,
      listSaid(references, derivedSpans).filter(
        ({ kind, state }) => state === 'unknown' && kind !== 'command',
      ),
    ).map((reference) => ({
      span: reference.span,
      cause: causes[reference.kind],
      reason: describe(reference),
      hint: renderNearest(reference) ?? 'If it is planned, say so: "create", "new", "planned".',
      data: referenceData(reference),
    })),
}

function describe({ kind, name, path, lines }: JudgedReference): string {
  const file = renderCode(path ?? name)
  if (kind === 'lines') return `${file} has no line ${lines?.[1] ?? 0}`
  if (kind === 'symbol') return `${file} has no symbol ${renderCode(name)}`
  if (kind === 'commit') return `This repository has no commit ${renderCode(name)}`
  return `${file} is not in the repository`
}
