import type { LineRange } from '../../facts.js'
import { repairCommand } from '../../freshness/advice.js'
import { lineStart } from '../../page/source.js'
import {
  type JudgedReference,
  listSaid,
  referenceData,
  renderNearest,
  renderRepair,
  renderSince,
} from '../../references/reference.js'
import { renderCode } from '../../text/code.js'
import { renderCommand } from '../../text/command.js'
import type { Finding, Rule } from '../lint.js'
import { listOncePerLine } from '../page.js'

/** A script, target or recipe that was there when its line was last touched, and is gone. */
export const noDeadCommand: Rule = {
  id: 'no-dead-command',
  find: ({ references, derivedSpans }) =>
    listSaid(references, derivedSpans)
      .filter(({ kind, state }) => kind === 'command' && state === 'dead')
      .map((reference) => ({
        span: reference.span,
        cause: 'dead-command',
        reason: `${renderCode(reference.text)} no longer works: ${renderCode(reference.name)} was removed${renderSince(reference)}`,
        hint: renderRepair(reference),
        data: referenceData(reference),
      })),
}

/** A path that was there when its line was last touched, and is gone. */
export const noDeadPath: Rule = {
  id: 'no-dead-path',
  find: ({ page, references, derivedSpans }) =>
    listOncePerLine(
      page,
      listSaid(references, derivedSpans).filter(({ kind, state }) => kind === 'path' && state === 'dead'),
    ).map((reference) => ({
      span: reference.span,
      cause: 'dead-path',
      reason: `${renderCode(reference.name)} no longer exists${renderSince(reference)}`,
      hint: renderRepair(reference),
      data: referenceData(reference),
    })),
}

/** A function, class or type that was there when its line was last touched, and is gone. */
export const noDeadSymbol: Rule = {
  id: 'no-dead-symbol',
  find: ({ references, derivedSpans }) =>
    listSaid(references, derivedSpans)
      .filter(({ kind, state }) => kind === 'symbol' && state === 'dead')
      .map((reference) => ({
        span: reference.span,
        cause: 'dead-symbol',
        reason: `${renderCode(reference.name)} is no longer declared${
          reference.path === null ? '' : ` in ${renderCode(reference.path)}`
        }${renderSince(reference)}`,
        hint: renderRepair(reference),
        data: referenceData(reference),
      })),
}

/** A place in a file whose text is on other lines now, which `--fix` writes, or is another text. */
export const noDriftedLines: Rule = {
  id: 'no-drifted-lines',
  find: ({ page, references, derivedSpans, freshness }) => {
    const said = listSaid(references, derivedSpans)
    const lineOf = ({ span }: JudgedReference) => lineStart(page?.source.text ?? '', span.start)
    const broken = new Set(said.filter(isBroken).map(lineOf))
    const away = said.filter(
      ({ kind, state }) => kind === 'lines' && (state === 'moved' || state === 'drifted'),
    )
    return away.flatMap((reference) =>
      describeDrift(reference, {
        isHeld: broken.has(lineOf(reference)),
        canFix: freshness.freshness !== 'stale',
      }),
    )
  },
}

/**
 * What only a person can correct. An edit would give the line a new date, and the older problem would be forgotten.
 */
function isBroken({ state, recheck }: JudgedReference): boolean {
  return state === 'dead' || state === 'drifted' || recheck
}

function describeDrift(
  reference: JudgedReference,
  { isHeld, canFix }: { isHeld: boolean; canFix: boolean },
): Finding[] {
  const { span, moved, lines, name } = reference
  if (lines === null) return []
  const said = `${renderLines(lines)} of ${renderCode(name)}`
  const data = { ...referenceData(reference), lines, moved: moved?.lines ?? null }
  if (moved === null) {
    const reason = `The text at ${said} changed since this line was written`
    const since = reference.since === null ? [] : [reference.since.slice(0, 12)]
    const diff = renderCommand(['git', 'diff', ...since, '--', name])
    return [{ span, cause: 'lines-changed', reason, hint: `Compare: ${renderCode(diff)}.`, data }]
  }
  const now = renderLines(moved.lines)
  const reason = `The text at ${said} is now at ${now}`
  if (isHeld)
    return [
      {
        span,
        cause: 'lines-moved',
        reason,
        hint: `Write ${now} when you correct the rest of this line.`,
        data,
      },
    ]
  const hint = canFix ? `Run \`${repairCommand('fresh')}\` to write ${now}.` : `Write ${now}.`
  return [{ span, cause: 'lines-moved', reason, hint, data, fix: [moved.edit] }]
}

function renderLines([first, last]: LineRange): string {
  return first === last ? `line ${first}` : `lines ${first}-${last}`
}

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
      reason: describeUnknown(reference),
      hint: renderNearest(reference) ?? 'If it is planned, say so: "create", "new", "planned".',
      data: referenceData(reference),
    })),
}

function describeUnknown({ kind, name, path, lines }: JudgedReference): string {
  const file = renderCode(path ?? name)
  if (kind === 'lines') return `${file} has no line ${lines?.[1] ?? 0}`
  if (kind === 'symbol') return `${file} has no symbol ${renderCode(name)}`
  if (kind === 'commit') return `This repository has no commit ${renderCode(name)}`
  return `${file} is not in the repository`
}

/** A decision or gotcha about `path#symbol`, whose text has changed since: it may not hold any more. */
export const recheckAnchor: Rule = {
  id: 'recheck-anchor',
  find: ({ references, derivedSpans, items }) =>
    listSaid(references, derivedSpans).flatMap((reference): Finding[] => {
      const { span, recheck, name, path, since } = reference
      if (!recheck) return []
      const item = items.find(
        ({ role, start, end }) => role !== 'task' && start <= span.start && span.start < end,
      )
      if (item === undefined) return []
      const diff = renderCommand([
        'git',
        'diff',
        ...(since === null ? [] : [since.slice(0, 12)]),
        '--',
        path ?? '',
      ])
      return [
        {
          span,
          cause: 'anchor-changed',
          reason: `${renderCode(`${path ?? ''}#${name}`)} changed since this ${item.role} was written`,
          hint: `Read ${renderCode(diff)}, then reword the ${item.role}, or edit the line to confirm it.`,
          data: referenceData(reference),
        },
      ]
    }),
}
