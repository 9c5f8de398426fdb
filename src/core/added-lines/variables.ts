import type { ScannedFile } from '../files/language.js'
import { lineFormsOf } from '../languages/index.js'
import type { ReadForm, ReadForms } from '../languages/line-forms.js'
import { commentSyntaxOf, parseComments } from './comments.js'

/** What may stand between a variable's name and what is done with its value: `']`, `")`, `.strip()`. */
const end = String.raw`\b["'\`]?(?:\s*(?:[\])}]\)?(?:\??\.\w+\(\))?|\??\.\w+\(\)))?`
/** A value that one can go on with: a text that is not empty, a number, a constant. */
const value = String.raw`(?:["'\`](?!["'\`])|\d|[A-Z]\w|[Tt]rue\b|[Ff]alse\b)`

/** Ways of going on without the variable; NAME stands for it. */
const forms: readonly string[] = [
  // process.env.X === '1', os.environ.get("X") != "true"
  String.raw`NAME${end}\s*(?:===?\s*(?:["'\`](?!["'\`])|\d)|!==?\s*["'\`\d])`,
  // process.env.X ?? 'x', || 80, ENV["X"] || "x"
  String.raw`NAME${end}\s*(?:\?\?|\|\|)=?\s*${value}`,
  // os.environ.get("X", "x"), env('X', 80), ENV.fetch("X", "x")
  String.raw`["']NAME["']\s*,\s*${value}`,
  // ENV.fetch("X") { "x" }, env::var("X").unwrap_or_else(…)
  String.raw`["']NAME["']\)\s*(?:\{|\.unwrap_or|\.ok\(\)|\.is_ok\(\))`,
  // const { X = 'x' } = process.env
  String.raw`\bNAME\s*=\s*${value}.*\}\s*=`,
  // if (process.env.X), if ENV["X"].present?, if "X" in os.environ
  String.raw`\b(?:if|elif|when)\b[\s(]*["'\w.:\[]*NAME${end}\s*(?:\)|:|$|\.present\?|&&|and\b|in\b)`,
  String.raw`(?:\bif|^\s*(?:return|next) unless)\s+\S*NAME${end}\s*\.present\?`,
]

/** Whether the line reads the variable in a way that goes on without it: a switch, a guard, a default of its own. */
export function isOptionalRead(line: string, name: string): boolean {
  return forms.some((form) => new RegExp(form.replaceAll('NAME', name)).test(line))
}

/** `A`, `B = 'x'`, `C: renamed`, within the braces of a destructured environment. */
const destructuredName = /^\s*([A-Za-z_]\w*)\s*(?:[:=]|$)/
const inCapitals = /^[A-Z][A-Z0-9_]*$/

/** What to look for in a file: in what runs and what configures it, not in its tests; null where nothing. */
export function readFormsOf(file: ScannedFile): ReadForms | null {
  if (file.kind !== 'source' && file.kind !== 'config') return null
  return lineFormsOf(file.language).reads ?? null
}

/** Names of the environment variables that the line's code reads, each once; comments and well-known ones left out. */
export function findVariableReads(line: string, file: ScannedFile): string[] {
  const reads = readFormsOf(file)
  if (reads === null || !reads.hint.test(line)) return []
  const names = reads.forms.flatMap((form) => matchForm(form, line))
  if (names.length === 0) return []
  const comments = commentsOf(line, file.language)
  return [
    ...new Set(
      names
        .filter(({ at }) => !comments.some(([start, end]) => at >= start && at < end))
        .map(({ name }) => name)
        .filter((name) => !isWellKnown(name)),
    ),
  ]
}

function matchForm(form: ReadForm, line: string): { name: string; at: number }[] {
  return [...line.matchAll(form.pattern)].flatMap((match) => {
    const { name, names } = match.groups ?? {}
    const found =
      names === undefined
        ? [name ?? '']
        : names.split(',').map((part) => destructuredName.exec(part)?.[1] ?? '')
    return found
      .filter((each) => each !== '' && (form.capitals !== true || inCapitals.test(each)))
      .map((each) => ({ name: each, at: match.index }))
  })
}

function commentsOf(line: string, language: string | null): [start: number, end: number][] {
  const syntax = commentSyntaxOf(language)
  if (syntax === null) return []
  return parseComments(line, syntax).map(({ start, text }) => [start, start + text.length])
}

/**
 * Variables that the system, the shell, the continuous integration or the language's tools set: nobody who picks the
 * work up has to.
 */
const wellKnown: ReadonlySet<string> = new Set(
  [
    // POSIX, login, terminals
    'PATH HOME USER LOGNAME USERNAME SHELL PWD OLDPWD TMPDIR TMP TEMP TERM COLORTERM LANG LANGUAGE TZ EDITOR VISUAL',
    'PAGER BROWSER DISPLAY WAYLAND_DISPLAY HOSTNAME HOST MAIL SHLVL IFS PS1 COLUMNS LINES TERM_PROGRAM MANPATH',
    'NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE SUDO_USER SUDO_UID SUDO_GID SSH_AUTH_SOCK SSH_CONNECTION SSH_TTY',
    'TERM_PROGRAM_VERSION WT_SESSION TMUX STY XPC_SERVICE_NAME LD_LIBRARY_PATH DYLD_LIBRARY_PATH UID EUID GROUPS',
    // Windows
    'APPDATA LOCALAPPDATA USERPROFILE HOMEDRIVE HOMEPATH PROGRAMFILES PROGRAMDATA SYSTEMROOT WINDIR COMSPEC PATHEXT',
    'OS COMPUTERNAME PROCESSOR_ARCHITECTURE PROCESSOR_ARCHITEW6432 USERDOMAIN MSYSTEM WSL_DISTRO_NAME',
    // continuous integration
    'CI CONTINUOUS_INTEGRATION BUILD_NUMBER RUN_ID TF_BUILD GITLAB_CI TRAVIS APPVEYOR CIRCLECI JENKINS_URL TEAMCITY_VERSION',
    // hosts
    'NETLIFY VERCEL VERCEL_ENV VERCEL_URL DYNO CODESPACES CODESPACE_NAME GITPOD_WORKSPACE_ID KUBERNETES_SERVICE_HOST',
    // proxies
    'HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY',
    // tools and debugging
    'DEBUG VERBOSE NODE_ENV NODE_OPTIONS NODE_PATH NODE_DEBUG INIT_CWD VITEST JEST_WORKER_ID NODE_V8_COVERAGE',
    'PYTHONPATH PYTHONHOME PYTHONUNBUFFERED VIRTUAL_ENV CONDA_PREFIX CONDA_DEFAULT_ENV PYTEST_CURRENT_TEST PYTEST_XDIST_WORKER',
    'GOPATH GOROOT GOOS GOARCH GOCACHE GOFLAGS GOBIN GO111MODULE CGO_ENABLED GOMAXPROCS',
    'CARGO CARGO_HOME CARGO_MANIFEST_DIR OUT_DIR TARGET PROFILE RUST_LOG RUST_BACKTRACE RUSTC RUSTFLAGS RUSTUP_HOME OPT_LEVEL',
    'JAVA_HOME JDK_HOME ANDROID_HOME M2_HOME MAVEN_OPTS GRADLE_USER_HOME CLASSPATH',
    'GEM_HOME GEM_PATH BUNDLE_GEMFILE BUNDLE_PATH RUBYOPT RUBYLIB RAILS_ENV RACK_ENV MIX_ENV PHP_BINARY',
    'GODEBUG NOTIFY_SOCKET WATCHDOG_PID WATCHDOG_USEC LISTEN_PID LISTEN_FDS INVOCATION_ID',
    'CC CXX CFLAGS CXXFLAGS CPPFLAGS LDFLAGS AR LD MAKEFLAGS DESTDIR PREFIX PKG_CONFIG_PATH VCPKG_ROOT',
    'GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_EDITOR GIT_PAGER GIT_SSH GIT_SSH_COMMAND GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM',
    'GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_COMMITTER_DATE GIT_ASKPASS',
    // Vite's own on import.meta.env
    'MODE DEV PROD SSR BASE_URL',
    // CGI and PHP's request
    'REQUEST_METHOD REQUEST_URI QUERY_STRING CONTENT_TYPE CONTENT_LENGTH REMOTE_ADDR SERVER_NAME SERVER_PORT DOCUMENT_ROOT',
  ].flatMap((line) => line.split(' ')),
)

const wellKnownFamily =
  /^(?:LC_|XDG_|npm_|NPM_CONFIG_|GITHUB_(?=(?:ACTION|ACTOR|API|BASE|ENV|EVENT|GRAPHQL|HEAD|JOB|OUTPUT|PATH|REF|REPOSITORY|RETENTION|RUN|SERVER|SHA|STATE|STEP|TRIGGERING|WORKFLOW|WORKSPACE))|INPUT_|RUNNER_|GITLAB_|CI_|CIRCLE_|TRAVIS_|BUILDKITE|CARGO_(?:PKG|CFG|FEATURE|BIN|CRATE|ENCODED)_?|DEP_|VITEST_|JEST_|COV_CORE_|_)/

function isWellKnown(name: string): boolean {
  return wellKnown.has(name) || wellKnown.has(name.toUpperCase()) || wellKnownFamily.test(name)
}
