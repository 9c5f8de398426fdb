import { describe, expect, it } from 'vitest'
import { parseGoMod } from '../../../src/core/dependencies/others.js'
import { parseCargo, parseGradleCatalog } from '../../../src/core/dependencies/toml-manifests.js'

const asLines = (list: { scope: string; name: string; requirement: string | null }[]) =>
  list.map((one) => `${one.scope} ${one.name} ${one.requirement}`)

describe('go.mod', () => {
  it('reads blocks and single lines, leaves out the indirect, shows replacements', () => {
    const text = [
      'module example.org/shop',
      '',
      'go 1.23.1',
      '',
      'require github.com/spf13/cobra v1.8.1 // the command line',
      'require (',
      '\tgolang.org/x/term v0.25.0',
      '\t"github.com/quoted/one" v1.0.0',
      '\tgithub.com/docker/cli v27.1.1+incompatible',
      '\tgithub.com/fatih/color v1.16.0 // indirect',
      ')',
      'require(',
      '\texample.org/tight v0.1.0',
      ')',
      'exclude golang.org/x/term v0.24.0',
      'replace golang.org/x/term => ../term',
      'replace (',
      '\tgithub.com/spf13/cobra v1.8.1 => github.com/me/cobra v1.8.2',
      ')',
    ].join('\n')
    expect(asLines(parseGoMod(text))).toEqual([
      'runtime github.com/spf13/cobra v1.8.1 => github.com/me/cobra v1.8.2',
      'runtime golang.org/x/term v0.25.0 => ../term',
      'runtime github.com/quoted/one v1.0.0',
      'runtime github.com/docker/cli v27.1.1+incompatible',
      'runtime example.org/tight v0.1.0',
    ])
  })

  it('reads Windows line ends', () => {
    expect(asLines(parseGoMod('require (\r\n\ta.b/c v1.0.0\r\n)\r\n'))).toEqual(['runtime a.b/c v1.0.0'])
  })
})

describe('Cargo.toml', () => {
  it('reads every kind of table and every way to write a dependency', () => {
    const text = `
[package]
name = "shop"
[dependencies]
serde = "1.0"
tokio = { version = "1.40", features = ["rt", "net"], default-features = false }
regex = { version = "1", optional = true }
core = { path = "../core" }
shared.workspace = true
rand_old = { package = "rand", version = "0.7" }
mine = { git = "https://example.org/mine", rev = "abc" }
[dev-dependencies]
insta = "1"
[build-dependencies]
cc = "1.1"
[target.'cfg(windows)'.dependencies]
winapi = "0.3"
[workspace.dependencies]
shared = "2.0"
`
    expect(asLines(parseCargo(text))).toEqual([
      'runtime serde 1.0',
      'runtime tokio 1.40 [rt, net]',
      'optional regex 1',
      'runtime core path ../core',
      'runtime shared workspace',
      'runtime rand 0.7',
      'runtime mine git https://example.org/mine rev abc',
      'development insta 1',
      'build cc 1.1',
      'runtime shared 2.0',
      'runtime winapi 0.3',
    ])
  })

  it('takes the names of prototypes for names', () => {
    const text = '[dependencies]\n__proto__ = "1"\nconstructor = { version = "2" }\n'
    expect(asLines(parseCargo(text))).toEqual(['runtime __proto__ 1', 'runtime constructor 2'])
    expect(parseCargo('[__proto__]\ndependencies = { a = "1" }\n')).toEqual([])
  })
})

describe('libs.versions.toml', () => {
  it('reads libraries and plugins with versions by reference, inline and rich', () => {
    const text = `
[versions]
junit = "5.13.4"
guava = { strictly = "[33,34[", prefer = "33.4" }
[libraries]
junit-api = { module = "org.junit.jupiter:junit-jupiter-api", version.ref = "junit" }
guava = { group = "com.google.guava", name = "guava", version.ref = "guava" }
assertj = "org.assertj:assertj-core:3.27.6"
managed = { module = "org.example:managed" }
lost = { module = "org.example:lost", version.ref = "nowhere" }
[plugins]
kotlin = { id = "org.jetbrains.kotlin.jvm", version = "2.2.0" }
shadow = "com.gradleup.shadow:8.3"
`
    expect(asLines(parseGradleCatalog(text))).toEqual([
      'runtime org.junit.jupiter:junit-jupiter-api 5.13.4',
      'runtime com.google.guava:guava strictly [33,34[, prefer 33.4',
      'runtime org.assertj:assertj-core 3.27.6',
      'runtime org.example:managed null',
      'runtime org.example:lost null',
      'build org.jetbrains.kotlin.jvm 2.2.0',
      'build com.gradleup.shadow 8.3',
    ])
  })

  it('ends where a version refers to itself', () => {
    const text = '[versions]\na = { ref = "a" }\n[libraries]\nx = { module = "g:x", version.ref = "a" }\n'
    expect(asLines(parseGradleCatalog(text))).toEqual(['runtime g:x null'])
  })
})
