/**
 * Places that no page may take, because tools run or obey what is there: a page repeats what a stranger wrote in commits, and
 * the configuration that names its place comes with a stranger's branch.
 */
/** As `format` in the configuration says it. */
export type PageFormatName = 'markdown' | 'json'

/** What file systems ignore in a name, or fold: `.GIT\u200cHUB` is `.github` there. */
function fold(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replace(/(?<![. ])[. ]+$/, '')
}

/** Of folders with a dot, those of people; all others belong to tools: `.github`, `.husky`, `.claude`, `.vscode` … */
const ownDotFolder = /^\.(?:handoffs?|git-?handoffs?|docs?|notes?|pages?)$/
const toolFolder = /^(?:(?:git[-_]?)?hooks?(?:\.d)?|node_modules)$/
/** The short name that Windows gives `.github` is `GITHUB~1`. */
const shortName = /^[^.]{1,8}~\d+(?:\.[^.]{0,3})?$/

/** Files that agents read as instructions, wherever they are. */
const instructions = new RegExp(
  [
    '^(?:claude|agents?|gemini|qwen|codex|cursor|windsurf|warp|crush|opencode|replit|junie|skills?|conventions|llms)',
    '(?:[.-](?:local|override|md))?\\.(?:md|markdown)$',
    '|^(?:copilot|git-commit|code-review)[-_]?instructions\\.(?:md|markdown)$',
    '|\\.(?:instructions|prompt|chatmode|agent|skill|rules?)\\.(?:md|markdown)$',
  ].join(''),
)

/** Files that programs read as their configuration, some of which names commands to run. */
const configuration = new RegExp(
  `^(?:${[
    'package|composer|deno|bower|lerna|nx|project|workspace|turbo|rush|vercel|now|netlify|firebase|angular|app',
    'nest-cli|expo|eas|manifest|settings|launch|tasks|extensions|devcontainer|opencode|renovate|biome|oxlint|tslint',
    'global|nuget|cdk|sam|serverless|template|wrangler|import[-_]?map|hooks|plugins?|marketplace|gemini-extension',
    'claude|copilot|cursor|agents?|jest|nodemon|pm2|ecosystem|typedoc|lint-staged|commitlint|knip|meteor|moon|lage',
    'conanfile|vcpkg|cmake(?:user)?presets|appsettings|launchsettings|dotnet-tools|buildspec|npm-shrinkwrap',
  ].join('|')})(?:[.-].*)?\\.json$|^[tj]sconfig.*\\.json$|(?:\\.config|rc|mcp|-lock|_config)\\.json$`,
)

/** Why tools would run or obey a file in this place; null where they do not. Parts are names between `/`. */
export function describeToolPlace(path: string): string | null {
  const parts = path.split('/')
  for (const [index, part] of parts.entries()) {
    const why = describeToolName(part, index === parts.length - 1)
    if (why !== null) return why
  }
  return null
}

function describeToolName(part: string, isFile: boolean): string | null {
  const name = fold(part)
  if (shortName.test(name)) return `\`${part}\` may be the short name of another file on Windows`
  if (isFile) {
    if (instructions.test(name)) return `agents read \`${part}\` as instructions`
    if (configuration.test(name)) return `programs read \`${part}\` as their configuration`
    return /^\.(?!handoff)/.test(name) ? `files like \`${part}\` belong to tools` : null
  }
  if (toolFolder.test(name)) return `programs run the files in \`${part}\``
  return name.startsWith('.') && !ownDotFolder.test(name) ? `the folder \`${part}\` belongs to a tool` : null
}

/** Whether a name that a branch brought in would be such a place, as a folder or as a file. */
export function isToolName(part: string): boolean {
  return describeToolName(part, true) !== null || describeToolName(part, false) !== null
}

/** Why a page of this format cannot have this name: what no program runs ends in `.md`, `.markdown` or `.json`. */
export function describeExtension(path: string, format: PageFormatName): string | null {
  if (/[^/]\.(?:md|markdown)$/i.test(path) || (format === 'json' && /[^/]\.json$/i.test(path))) return null
  const wanted = format === 'json' ? '`.json`, `.md` or `.markdown`' : '`.md` or `.markdown`'
  return `with \`format: ${format}\` it must end in ${wanted}`
}
