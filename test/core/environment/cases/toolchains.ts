import { packageJson } from '../derive-for.js'
import type { EnvironmentCase } from './case.js'

export const toolchainCases: readonly EnvironmentCase[] = [
  [
    'Go',
    { 'go.mod': 'module x\n\ngo 1.22.5\n\ntoolchain go1.22.6\n', 'main.go': '', '.golangci.yml': '' },
    {
      run: 'go run .',
      test: 'go test ./...',
      build: 'go build ./...',
      lint: 'golangci-lint run',
      runtime: ['Go 1.22.5'],
    },
  ],
  [
    'Rust, a package that is a workspace too',
    {
      'Cargo.toml':
        '[workspace]\nmembers = ["a"]\n[package]\nname = "x"\nrust-version = "1.85"\n[workspace.lints.clippy]\nall = "warn"\n',
    },
    {
      test: 'cargo test --workspace',
      build: 'cargo build --workspace',
      lint: 'cargo clippy --workspace',
      runtime: ['Rust >=1.85'],
    },
  ],
  [
    'Rust, a program with a pinned toolchain',
    {
      'Cargo.toml': '[package]\nname = "x"\n',
      'src/main.rs': '',
      'rust-toolchain.toml': '[toolchain]\nchannel = "1.88"\n',
    },
    { run: 'cargo run', test: 'cargo test', build: 'cargo build', runtime: ['Rust 1.88'] },
  ],
  [
    'Maven with Spring Boot',
    {
      'pom.xml':
        '<project><properties><java.version>17</java.version></properties><build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build></project>',
      mvnw: '',
    },
    { run: './mvnw spring-boot:run', test: './mvnw test', build: './mvnw package', runtime: ['Java 17'] },
  ],
  [
    'Gradle with its wrapper',
    {
      'build.gradle.kts':
        'plugins {\n  application\n}\njava { toolchain { languageVersion = JavaLanguageVersion.of(21) } }\n',
      gradlew: '',
    },
    { run: './gradlew run', test: './gradlew test', build: './gradlew build', runtime: ['Java 21'] },
  ],
  ['Gradle without its wrapper', { 'build.gradle': '' }, { test: 'gradle test', build: 'gradle build' }],
  [
    '.NET',
    { 'Shop.sln': '', 'global.json': '{"sdk":{"version":"9.0.100"}}' },
    {
      install: 'dotnet restore',
      test: 'dotnet test',
      build: 'dotnet build',
      runtime: ['.NET SDK 9.0.100'],
    },
  ],
  ['.NET with two solutions', { 'A.sln': '', 'B.sln': '' }, {}],
  [
    '.NET with a solution in both formats',
    { 'Shop.sln': '', 'Shop.slnx': '<Solution><Project Path="test/Shop.Tests.csproj" /></Solution>' },
    {
      install: 'dotnet restore Shop.slnx',
      test: 'dotnet test Shop.slnx',
      build: 'dotnet build Shop.slnx',
    },
  ],
  [
    '.NET with a build script beside the solution, without tests',
    {
      'Shop.sln': 'Project("{FAE0}") = "Shop", "src\\Shop\\Shop.csproj", "{1}"\nEndProject\n',
      'Build.csproj': '<Project />',
    },
    { install: 'dotnet restore Shop.sln', build: 'dotnet build Shop.sln' },
  ],
  [
    '.NET with one program',
    { 'Shop.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web" />' },
    { install: 'dotnet restore', run: 'dotnet run', build: 'dotnet build' },
  ],
  [
    '.NET with one project of tests',
    { 'Shop.fsproj': '<Project><PackageReference Include="Microsoft.NET.Test.Sdk" /></Project>' },
    { install: 'dotnet restore', test: 'dotnet test', build: 'dotnet build' },
  ],
  ['.NET with two projects', { 'A.csproj': '', 'B.csproj': '' }, {}],
  [
    '.NET in a folder',
    { 'src/Shop.slnx': '' },
    {
      install: 'cd src && dotnet restore',
      test: 'cd src && dotnet test',
      build: 'cd src && dotnet build',
    },
  ],
  [
    'CMake with tests',
    { 'CMakeLists.txt': 'project(x)\nenable_testing()\n' },
    { build: 'cmake -B build && cmake --build build', test: 'ctest --test-dir build' },
  ],
  [
    'Automake, from its own script',
    { 'configure.ac': '', 'autogen.sh': '#!/bin/sh\n', 'Makefile.am': 'bin_PROGRAMS = x\nTESTS = a b\n' },
    { build: 'sh autogen.sh && ./configure && make', test: 'make check' },
  ],
  [
    'Autoconf without a script of its own, without tests',
    { 'configure.ac': '', 'Makefile.am': 'check_PROGRAMS = fuzzer\n' },
    { build: 'autoreconf -fi && ./configure && make' },
  ],
  ['a configure that is committed', { configure: '' }, { build: './configure && make' }],
  [
    'a build of the tests alone',
    { 'configure.ac': '', 'autogen.sh': '', 'regress/Makefile': 'all:\n\tsh a.sh\n' },
    { build: 'sh autogen.sh && ./configure && make' },
  ],
  [
    'a folder of tests, and folders beside the project',
    {
      'e2e/package.json': packageJson({ test: 'playwright test', build: 'tsc', start: 'node .' }),
      'docs/Makefile': 'all:\n\tsphinx\ntest:\n\tlinkcheck\n',
    },
    { install: 'cd e2e && npm install', test: 'cd e2e && npm test' },
  ],
  [
    'RSpec and RuboCop',
    { Gemfile: "ruby '3.3.0'\ngem 'rspec'\n", '.rubocop.yml': '' },
    {
      install: 'bundle install',
      test: 'bundle exec rspec',
      lint: 'bundle exec rubocop',
      runtime: ['Ruby 3.3.0'],
    },
  ],
  [
    'Rake with Minitest',
    { Gemfile: '', Rakefile: 'Rake::TestTask.new(:test) do |t|\nend\n', '.ruby-version': 'ruby-3.4.1\n' },
    { install: 'bundle install', test: 'bundle exec rake test', runtime: ['Ruby 3.4.1'] },
  ],
  ['Rake by its default', { Rakefile: 'task default: %i[spec lint]\n' }, { test: 'rake' }],
  [
    'Rails with assets built by Node',
    {
      Gemfile: "gem 'rails'\n",
      'bin/rails': '',
      'package.json': packageJson({ dev: 'vite', build: 'vite build' }),
      'yarn.lock': '',
    },
    {
      install: 'bundle install && yarn install',
      run: 'bin/rails server',
      test: 'bin/rails test',
      build: 'yarn build',
    },
  ],
  [
    'Composer scripts',
    {
      'composer.json': '{"require":{"php":"^8.3"},"scripts":{"test":"phpunit","lint":["x"]}}',
      'phpunit.xml.dist': '',
    },
    {
      install: 'composer install',
      test: 'composer test',
      lint: 'composer run lint',
      runtime: ['PHP ^8.3'],
    },
  ],
  [
    'Laravel',
    {
      'composer.json': '{"require-dev":{"phpunit/phpunit":"^11","laravel/pint":"^1"}}',
      artisan: '',
      'phpunit.xml': '',
      'pint.json': '',
    },
    {
      install: 'composer install',
      run: 'php artisan serve',
      test: 'php artisan test',
      lint: 'vendor/bin/pint --test',
    },
  ],
  [
    "PHPUnit by Symfony's bridge, in a folder of the project's own",
    {
      'composer.json': '{"require-dev":{"symfony/phpunit-bridge":"^7"},"config":{"bin-dir":"tools"}}',
      'phpunit.xml.dist': '',
    },
    { install: 'composer install', test: 'tools/simple-phpunit' },
  ],
  [
    'PHP with tools that are configured and not required',
    {
      'composer.json': '{"require":{"php":">=8"},"autoload":{}}',
      'phpunit.xml.dist': '',
      '.php-cs-fixer.dist.php': '',
    },
    { install: 'composer install', runtime: ['PHP >=8'] },
  ],
  [
    'the next linter where the first is not required',
    {
      'composer.json': '{"require-dev":{"phpstan/phpstan":"^2"}}',
      '.php-cs-fixer.php': '',
      'phpstan.neon': '',
    },
    { install: 'composer install', lint: 'vendor/bin/phpstan analyse' },
  ],
  [
    'a composer.json that only publishes another language',
    {
      'composer.json': '{"name":"x/charts","type":"library","require":{"php":">=5.3"}}',
      'package.json': packageJson({ test: 'vitest' }),
    },
    { install: 'npm install', test: 'npm test' },
  ],
  [
    'two languages, each with tests',
    {
      'pyproject.toml': '[project]\nname = "x"\n[tool.pytest.ini_options]\n',
      'Cargo.toml': '[package]\nname = "x"\n',
    },
    { install: 'pip install -e . pytest', test: 'pytest && cargo test', build: 'cargo build' },
  ],
]
