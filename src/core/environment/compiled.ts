import { isTable, listAt, tableAt, textAt } from '../dependencies/manifest.js'
import { firstOf, isPlainName, type Offer, offerOf } from './environment.js'
import type { Project } from './project.js'

/** `go` does all there is to do; golangci-lint only where it is configured. */
export function deriveGo(project: Project): Offer {
  if (!project.has('go.mod')) return {}
  const isLinted = project.first('.golangci.yml', '.golangci.yaml', '.golangci.toml') !== null
  return {
    ...offerOf('usual', {
      run: project.has('main.go') ? 'go run .' : null,
      test: 'go test ./...',
      build: 'go build ./...',
    }),
    ...offerOf('configured', { lint: isLinted ? 'golangci-lint run' : null }),
  }
}

/** A root that is both a package and a workspace leaves its members out unless told otherwise. */
export function deriveRust(project: Project): Offer {
  if (!project.has('Cargo.toml')) return {}
  const manifest = project.table('Cargo.toml')
  const isPackage = isTable(manifest['package'])
  const all = isPackage && isTable(manifest['workspace']) ? ' --workspace' : ''
  const [binary, ...others] = listAt(manifest, 'bin').map((one) => textAt(one, 'name'))
  const preferred = textAt(manifest, 'package', 'default-run') ?? (others.length === 0 ? binary : null)
  const named = preferred !== undefined && preferred !== null && isPlainName(preferred)
  const hasBinary = project.has('src/main.rs') && binary === undefined
  return {
    ...offerOf('usual', {
      run: isPackage && (named || hasBinary) ? 'cargo run' : null,
      test: `cargo test${all}`,
      build: `cargo build${all}`,
    }),
    ...offerOf('configured', {
      lint:
        project.first('clippy.toml', '.clippy.toml') === null && !lintsClippy(project)
          ? null
          : `cargo clippy${all}`,
    }),
  }
}

function lintsClippy(project: Project): boolean {
  const manifest = project.table('Cargo.toml')
  return [tableAt(manifest, 'lints'), tableAt(manifest, 'workspace', 'lints')].some((one) =>
    isTable(one['clippy']),
  )
}

/** Maven or Gradle, through the wrapper where the repository has one; the plugin that runs an application. */
export function deriveJvm(project: Project): Offer {
  const script = project.first('build.gradle.kts', 'build.gradle', 'settings.gradle.kts', 'settings.gradle')
  const isGradle =
    script !== null && (!project.has('pom.xml') || (project.has('gradlew') && !project.has('mvnw')))
  if (isGradle) {
    const gradle = project.has('gradlew') ? './gradlew' : 'gradle'
    const text = project.text(script)
    const boot = /org\.springframework\.boot['")]/.test(text)
    const application =
      /^[^\S\n]*(?:application\b|id\s*\(?['"]application['"])|apply plugin:\s*['"]application['"]/m.test(text)
    return offerOf('usual', {
      run: boot ? `${gradle} bootRun` : application ? `${gradle} run` : null,
      test: `${gradle} test`,
      build: `${gradle} build`,
    })
  }
  if (!project.has('pom.xml')) return {}
  const maven = project.has('mvnw') ? './mvnw' : 'mvn'
  const pom = project.text('pom.xml')
  const goal = pom.includes('<artifactId>spring-boot-maven-plugin<')
    ? 'spring-boot:run'
    : pom.includes('<artifactId>quarkus-maven-plugin<')
      ? 'quarkus:dev'
      : null
  return offerOf('usual', {
    run: goal === null ? null : `${maven} ${goal}`,
    test: `${maven} test`,
    build: `${maven} package`,
  })
}

/** https://www.gnu.org/software/automake/manual/html_node/: what is not committed is made first, by its own script. */
export function deriveAutotools(project: Project): Offer {
  const script = project.text('autogen.sh')
  const shell = /^#!.*\b(ba|z|k)sh\b/.exec(script)?.[1] ?? ''
  const prepare = project.has('configure')
    ? ''
    : project.has('autogen.sh')
      ? `${shell}sh autogen.sh && `
      : 'autoreconf -fi && '
  if (project.first('configure.ac', 'configure') === null) return {}
  const isTested = /^TESTS\s*\+?=|^check-local:/m.test(project.text('Makefile.am'))
  return offerOf('usual', { build: `${prepare}./configure && make`, test: isTested ? 'make check' : null })
}

/** CMake builds out of the tree; tests only where the root turns them on. */
export function deriveCmake(project: Project): Offer {
  if (!project.has('CMakeLists.txt')) return {}
  const isTested = /^[^\S\n]*(?:enable_testing\s*\(|include\s*\(\s*CTest\s*\))/im.test(
    project.text('CMakeLists.txt'),
  )
  return firstOf(
    offerOf('usual', {
      build: 'cmake -B build && cmake --build build',
      test: isTested ? 'ctest --test-dir build' : null,
    }),
  )
}

/** What `dotnet` does with the solution of the folder, else with its one project. */
export function deriveDotnet(project: Project): Offer {
  const solutions = project.names.filter((name) => /^[^/]+\.slnx?$/.test(name))
  const projects = project.names.filter((name) => /^[^/]+\.[a-z]*proj$/.test(name))
  const solution = chooseSolution(solutions)
  if (solution !== null) {
    // Beside other solutions or projects, `dotnet` asks which one is meant.
    const isAlone = solutions.length === 1 && projects.every((name) => stemOf(name) === stemOf(solution))
    if (!isAlone && !isPlainName(solution)) return {}
    return offersFor(isAlone ? '' : ` ${solution}`, { isTested: isTestedSolution(project.text(solution)) })
  }
  const [only] = projects
  if (only === undefined || projects.length > 1 || solutions.length > 0) return {}
  const text = project.text(only)
  const isProgram = /<OutputType>\s*(?:Win)?Exe\s*<|Sdk="Microsoft\.NET\.Sdk\.(?:Web|Worker)"/i.test(text)
  const isTested =
    /Microsoft\.NET\.Test\.Sdk|MSTest\.Sdk|<IsTestProject>\s*true|"xunit|"NUnit"|"TUnit"/i.test(text)
  return offersFor('', { isTested, isProgram })
}

/** The only one, or the one in the newer format beside its older self; null where several are equal. */
function chooseSolution(solutions: readonly string[]): string | null {
  const [only] = solutions
  if (only === undefined || new Set(solutions.map(stemOf)).size > 1) return null
  return solutions.find((name) => name.endsWith('.slnx')) ?? only
}

function stemOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'))
}

/** A solution that lists projects, none of them named after tests, has nothing for `dotnet test` to run. */
function isTestedSolution(text: string): boolean {
  const listed = [...text.matchAll(/"([^"\n]{1,300})\.[a-z]*proj"/gi)].map((match) => match[1] ?? '')
  return listed.length === 0 || listed.some((path) => /test|specs?\b/i.test(path))
}

function offersFor(
  of: string,
  { isTested, isProgram = false }: { isTested: boolean; isProgram?: boolean },
): Offer {
  return offerOf('usual', {
    install: `dotnet restore${of}`,
    run: isProgram ? 'dotnet run' : null,
    test: isTested ? `dotnet test${of}` : null,
    build: `dotnet build${of}`,
  })
}
