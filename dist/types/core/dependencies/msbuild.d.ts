import type { Dependency } from './dependency.js';
/**
 * MSBuild projects and props (`*.csproj`, `Directory.Packages.props`):
 * https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files, and the older
 * packages.config. A package that hides all its assets from others is for development. `$(Properties)` are
 * filled in where this file defines them.
 */
export declare function parseMsbuild(text: string): Dependency[];
