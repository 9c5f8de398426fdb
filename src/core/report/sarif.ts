import type { RuleId } from '../config/config.js'
import { escapeJsonForTerminal } from '../text/terminal.js'
import type { CheckReport } from './report.js'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** What the report needs to know about a rule. */
interface SarifRule {
  id: RuleId
  /** One sentence. */
  finds: string
  /** What to do about a finding, Markdown. */
  repair: string
}

/** SARIF 2.1.0, as code scanning reads it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function renderSarif(
  { diagnostics }: CheckReport,
  path: string,
  about: { rules: readonly SarifRule[]; version: string },
): string {
  const indices = new Map<string, number>(about.rules.map(({ id }, index) => [id, index]))
  const results = diagnostics.map(({ ruleId, severity, reason, hint, place }) => ({
    ruleId,
    ruleIndex: indices.get(ruleId) ?? -1,
    level: levels[severity],
    message: { text: hint === null ? reason : `${reason}. ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: renderUri(path), uriBaseId: '%SRCROOT%' },
          ...(place === null ? {} : { region: regionOf(place) }),
        },
      },
    ],
  }))
  const rules = about.rules.map(({ id, finds, repair }) => ({
    id,
    shortDescription: { text: finds },
    help: { text: repair, markdown: repair },
  }))
  const driver = { name: 'git-handoff', version: about.version, rules }
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  }
  return `${escapeJsonForTerminal(JSON.stringify(log, null, 2))}\n`
}

/** A relative reference (RFC 3986): what is a name's own, such as `#`, must not become a fragment or a query. */
function renderUri(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}

function regionOf({
  start,
  end,
}: {
  start: { line: number; column: number }
  end: { line: number; column: number }
}) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}
