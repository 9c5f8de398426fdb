import { tableAt, textAt, valueAt } from '../dependencies/manifest.js'
import type { Project } from './project.js'
import { isPhpProject, packageManagerOf } from './scripting.js'

/** What asdf and mise call the languages and package managers; other tools that they install are left out. */
const titles: Readonly<Record<string, string>> = {
  node: 'Node.js',
  nodejs: 'Node.js',
  python: 'Python',
  ruby: 'Ruby',
  php: 'PHP',
  go: 'Go',
  golang: 'Go',
  rust: 'Rust',
  java: 'Java',
  dotnet: '.NET SDK',
  elixir: 'Elixir',
  erlang: 'Erlang',
  deno: 'Deno',
  kotlin: 'Kotlin',
  scala: 'Scala',
  zig: 'Zig',
  swift: 'Swift',
  npm: 'npm',
  pnpm: 'pnpm',
  yarn: 'yarn',
  bun: 'bun',
  uv: 'uv',
  poetry: 'Poetry',
  maven: 'Maven',
  gradle: 'Gradle',
}

/** Languages and package managers, each once: the version a file pins before the range that a manifest supports. */
export function deriveRuntimes(project: Project): string[] {
  const found = new Map<string, string>()
  const say = (title: string, version: string | null | undefined) => {
    const plain = version?.trim().replace(/^v(?=\d)/, '') ?? ''
    if (/^[\w.*^~<>=|&, +/!-]{1,60}$/.test(plain) && !found.has(title)) found.set(title, plain)
  }
  const line = (name: string) => /^[^\S\n]*([^\s#][^\n#]*)/m.exec(project.text(name))?.[1]
  say('Node.js', line('.nvmrc') ?? line('.node-version'))
  say('Python', line('.python-version'))
  say('Ruby', line('.ruby-version')?.replace(/^ruby-/, ''))
  say('Java', line('.java-version'))
  say('Go', line('.go-version'))
  const channel = textAt(project.table('rust-toolchain.toml'), 'toolchain', 'channel')
  const plainToolchain = line('rust-toolchain')
  say('Rust', channel ?? (plainToolchain?.startsWith('[') ? null : plainToolchain))
  for (const [tool, version] of pinnedTools(project)) {
    const title = Object.hasOwn(titles, tool) ? titles[tool] : undefined
    if (title !== undefined) say(title, version)
  }
  for (const [title, version] of fromManifests(project)) say(title, version)
  return [...found].map(([title, version]) => `${title} ${version}`)
}

/** `.tool-versions` (`nodejs 22.1.0`, one a line) and `[tools]` of mise.toml. */
function pinnedTools(project: Project): [tool: string, version: string | null][] {
  const lines = [...project.text('.tool-versions').matchAll(/^([a-z][\w-]{0,30})[ \t]+(\S+)/gm)]
  const mise = tableAt(project.table(project.first('mise.toml', '.mise.toml') ?? ''), 'tools')
  return [
    ...lines.map((match): [string, string] => [match[1] ?? '', match[2] ?? '']),
    // `node = "22"`, `node = ["22", "20"]`, `node = { version = "22" }`
    ...Object.entries(mise).map(([tool, value]): [string, string | null] => {
      const [first] = Array.isArray(value) ? value : [value]
      return [tool, typeof first === 'string' ? first : textAt(first, 'version')]
    }),
  ]
}

function fromManifests(project: Project): [title: string, version: string | null | undefined][] {
  const node = project.table('package.json')
  const python = project.table('pyproject.toml')
  const cargo = project.table('Cargo.toml')
  const manager = packageManagerOf(project)
  const pinned = /^\w+@(\d[\w.-]*)/.exec(textAt(node, 'packageManager') ?? '')?.[1]
  const rust =
    textAt(cargo, 'package', 'rust-version') ?? textAt(cargo, 'workspace', 'package', 'rust-version')
  const composer = project.table('composer.json')
  return [
    ['Node.js', textAt(node, 'volta', 'node') ?? textAt(node, 'devEngines', 'runtime', 'version')],
    ['Node.js', textAt(node, 'engines', 'node')],
    [manager, pinned ?? (manager === 'npm' ? null : textAt(node, 'engines', manager))],
    ['Python', textAt(python, 'project', 'requires-python')],
    ['Python', textAt(python, 'tool', 'poetry', 'dependencies', 'python')],
    ['Python', textAt(project.table('Pipfile'), 'requires', 'python_version')],
    ['Ruby', /^ruby\s+["']([^"'\n]+)["']/m.exec(project.text('Gemfile'))?.[1]],
    ['PHP', isPhpProject(project) ? textAt(composer, 'require', 'php') : null],
    ['Go', /^go[ \t]+(\d[\w.]*)/m.exec(project.text('go.mod'))?.[1]],
    ['Rust', rust === null ? null : `>=${rust}`],
    ['Java', javaOf(project)],
    ['.NET SDK', textAt(valueAt(project.table('global.json'), 'sdk'), 'version')],
  ]
}

/** `<java.version>17<`, `<maven.compiler.release>17<`, `JavaLanguageVersion.of(17)`, `sourceCompatibility = '17'`. */
function javaOf(project: Project): string | undefined {
  const pom = /<(?:java\.version|maven\.compiler\.(?:release|source)|release)>\s*([\d.]+)\s*</
  const gradle =
    /JavaLanguageVersion\.of\((\d+)\)|sourceCompatibility\s*(?:=\s*)?(?:JavaVersion\.VERSION_)?['"]?([\d._]+)/
  const script = project.text(project.first('build.gradle.kts', 'build.gradle') ?? '')
  const match = gradle.exec(script)
  return pom.exec(project.text('pom.xml'))?.[1] ?? match?.[1] ?? match?.[2]?.replace('_', '.')
}
