import { describe, expect, it } from 'vitest'
import { parseMsbuild, parsePom } from '../../../src/core/dependencies/xml-manifests.js'

const asLines = (list: { scope: string; name: string; requirement: string | null }[]) =>
  list.map((one) => `${one.scope} ${one.name} ${one.requirement}`)

describe('pom.xml', () => {
  it('reads dependencies, managed versions, profiles, plugins and an outside parent', () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <parent><groupId>org.boot</groupId><artifactId>parent</artifactId><version>3.4.0</version><relativePath/></parent>
  <groupId>org.shop</groupId><artifactId>shop</artifactId><version>1.0</version>
  <properties><jackson.version>2.18.1</jackson.version><j>\${jackson.version}</j></properties>
  <dependencyManagement><dependencies>
    <dependency><groupId>org.bom</groupId><artifactId>bom</artifactId><version>7</version><type>pom</type><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
  <dependencies>
    <!-- <dependency><groupId>no</groupId><artifactId>no</artifactId></dependency> -->
    <dependency><groupId>com.jackson</groupId><artifactId>core</artifactId><version>\${j}</version></dependency>
    <dependency><groupId>\${project.groupId}</groupId><artifactId>core</artifactId><version>\${project.version}</version></dependency>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.13</version><scope>test</scope></dependency>
    <dependency><groupId>javax</groupId><artifactId>servlet</artifactId><scope>provided</scope></dependency>
    <dependency><groupId>org.opt</groupId><artifactId>opt</artifactId><version>\${elsewhere}</version><optional>true</optional></dependency>
  </dependencies>
  <build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId><version>3.13.0</version></plugin></plugins></build>
  <profiles><profile><dependencies>
    <dependency><groupId>org.p</groupId><artifactId>p</artifactId><version>1</version></dependency>
  </dependencies></profile></profiles>
</project>`
    expect(asLines(parsePom(text))).toEqual([
      'build org.boot:parent 3.4.0',
      'runtime com.jackson:core 2.18.1',
      'runtime org.shop:core 1.0',
      'development junit:junit 4.13',
      'build javax:servlet null',
      `optional org.opt:opt \${elsewhere}`,
      'runtime org.bom:bom 7',
      'build org.apache.maven.plugins:maven-compiler-plugin 3.13.0',
      'runtime org.p:p 1',
    ])
  })

  it('leaves out a parent from the same repository', () => {
    const text =
      '<project><parent><groupId>a</groupId><artifactId>b</artifactId><version>1</version></parent></project>'
    expect(parsePom(text)).toEqual([])
  })

  it('does not follow properties that grow or go in circles', () => {
    const doubled = Array.from(
      { length: 30 },
      (_, at) => `<p${at + 1}>\${p${at}}\${p${at}}</p${at + 1}>`,
    ).join('')
    const text = (version: string) =>
      `<project><properties><p0>x</p0>${doubled}<c>\${d}</c><d>\${c}</d></properties><dependencies><dependency>` +
      `<groupId>g</groupId><artifactId>a</artifactId><version>${version}</version></dependency></dependencies></project>`
    for (const version of [`\${p30}`, `\${c}`]) {
      const [dependency] = parsePom(text(version))
      expect(dependency?.requirement?.length).toBeLessThan(1100)
    }
  })

  it('never expands entities', () => {
    const text = `<!DOCTYPE project [<!ENTITY a "lollol"><!ENTITY b "&a;&a;&a;">]><project><dependencies><dependency>
      <groupId>g</groupId><artifactId>a</artifactId><version>&a;</version></dependency></dependencies></project>`
    expect(asLines(parsePom(text))).toEqual(['runtime g:a &a;'])
  })

  it.each([
    ['unclosed', '<project><dependencies></project>'],
    ['other XML', '<beans/>'],
    ['no XML', 'hello'],
    ['nested deeper than any pom', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`],
    ['a tag named after a prototype', '<project><__proto__><x>1</x></__proto__></project>'],
  ])('refuses %s', (_, text) => {
    expect(() => parsePom(text)).toThrow()
  })
})

describe('MSBuild', () => {
  it('reads versions from attributes, children and properties', () => {
    const text = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net9.0</TargetFramework><SerilogVersion>4.1.0</SerilogVersion></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Serilog" Version="$(SerilogVersion)" />
    <PackageReference Include="xunit"><Version>2.9.2</Version></PackageReference>
    <PackageReference Include="Managed" />
    <PackageReference Include="StyleCop.Analyzers" Version="1.1.118" PrivateAssets="All" />
    <PackageReference Include="coverlet"><Version>6</Version><PrivateAssets>all</PrivateAssets></PackageReference>
    <ProjectReference Include="..\\Core\\Core.csproj" />
  </ItemGroup>
  <ItemGroup Condition="'$(TargetFramework)' == 'net48'">
    <PackageReference Include="Polyfill" Version="$(Unknown)" />
  </ItemGroup>
</Project>`
    expect(asLines(parseMsbuild(text))).toEqual([
      'runtime Serilog 4.1.0',
      'runtime xunit 2.9.2',
      'runtime Managed null',
      'development StyleCop.Analyzers 1.1.118',
      'development coverlet 6',
      'runtime Polyfill $(Unknown)',
    ])
  })

  it('reads Directory.Packages.props and packages.config', () => {
    const props = `<Project><ItemGroup><PackageVersion Include="Serilog" Version="4.1.0" />
      <GlobalPackageReference Include="Nerdbank.GitVersioning" Version="3.6" /></ItemGroup></Project>`
    expect(asLines(parseMsbuild(props))).toEqual([
      'runtime Serilog 4.1.0',
      'development Nerdbank.GitVersioning 3.6',
    ])
    const config = '<packages><package id="NUnit" version="3.13" developmentDependency="true"/></packages>'
    expect(asLines(parseMsbuild(config))).toEqual(['development NUnit 3.13'])
  })
})
