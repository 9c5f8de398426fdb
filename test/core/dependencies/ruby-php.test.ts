import { describe, expect, it } from 'vitest'
import { parseComposer } from '../../../src/core/dependencies/others.js'
import { parseGemfile, parseGemspec } from '../../../src/core/dependencies/ruby.js'

const asLines = (list: { scope: string; name: string; requirement: string | null }[]) =>
  list.map((one) => `${one.scope} ${one.name} ${one.requirement}`)

describe('Gemfile', () => {
  it('reads constraints, sources, groups and blocks', () => {
    const text = `# frozen_string_literal: true
source 'https://rubygems.org'
ruby '3.3.0'
gemspec

gem 'rails', '~> 7.1', '>= 7.1.2' # "the" frame
gem "pg", ">= 1.5", require: false
gem 'debug', platforms: %i[mri windows], group: :development
gem 'bullet', groups: [:development, :staging]
gem 'i18n-tasks', groups: %i[development test]
gem 'old', :git => 'https://example.org/old.git', :branch => 'main'
gem 'mine', github: 'me/mine', tag: 'v1'
gem 'long',
    '~> 2.0',
    require: false
gem('paren', '1.0')
gem 'fiddle', platform: :windows if RUBY_VERSION >= '3.4'
gem name, '1.0'
gem "dynamic-#{x}", '1'

group :development, :test do
  gem 'rspec', '~> 3.13'
  platforms :mri do
    gem 'byebug'
  end
end
group :production do
  gem 'lograge'
end
group :docs, optional: true do
  gem 'yard'
end
source 'https://gems.example.org' do
  gem 'private', '0.1'
end
if ENV['EDGE']
  gem 'edge'
else
  gem 'stable'
end
gem 'last'
`
    expect(asLines(parseGemfile(text))).toEqual([
      'runtime rails ~> 7.1, >= 7.1.2',
      'runtime pg >= 1.5',
      'development debug null',
      'runtime bullet null',
      'development i18n-tasks null',
      'runtime old git https://example.org/old.git branch main',
      'runtime mine github me/mine tag v1',
      'runtime long ~> 2.0',
      'runtime paren 1.0',
      'runtime fiddle null',
      'development rspec ~> 3.13',
      'development byebug null',
      'runtime lograge null',
      'optional yard null',
      'runtime private 0.1',
      'runtime edge null',
      'runtime stable null',
      'runtime last null',
    ])
  })

  it('passes over comments in blocks and what stands after the end', () => {
    const text = "=begin\ngem 'a'\n=end\ngem 'b' \\\n  , '1'\n__END__\ngem 'c'\n"
    expect(asLines(parseGemfile(text)).map((line) => line.split(' ')[1])).toEqual(['b'])
  })
})

describe('gemspec', () => {
  it('reads the three ways to add a dependency', () => {
    const text = `Gem::Specification.new do |s|
  s.name = 'shop'
  s.add_dependency('json', '>= 2.3')
  s.add_runtime_dependency 'rainbow', '>= 2.2.2', '< 4.0'
  s.add_development_dependency "rake".freeze, "~> 13".freeze
  s.add_dependency 'bare'
end
`
    expect(asLines(parseGemspec(text))).toEqual([
      'runtime json >= 2.3',
      'runtime rainbow >= 2.2.2, < 4.0',
      'development rake ~> 13',
      'runtime bare null',
    ])
  })
})

describe('composer.json', () => {
  it('reads both tables and keeps what is required of the platform', () => {
    const text = JSON.stringify({
      require: { php: '^8.3', 'ext-mbstring': '*', 'monolog/monolog': '^3.10' },
      'require-dev': { 'phpunit/phpunit': '^11 || ^12' },
      suggest: { 'ext-redis': 'for the cache' },
    })
    expect(asLines(parseComposer(text))).toEqual([
      'runtime php ^8.3',
      'runtime ext-mbstring *',
      'runtime monolog/monolog ^3.10',
      'development phpunit/phpunit ^11 || ^12',
    ])
  })

  it('finds nothing in the empty list that PHP writes for an empty table', () => {
    expect(parseComposer('{"require":[]}')).toEqual([])
  })
})
