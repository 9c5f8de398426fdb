import { type Offer } from './environment.js';
import type { Project } from './project.js';
/** `go` does all there is to do; golangci-lint only where it is configured. */
export declare function deriveGo(project: Project): Offer;
/** A root that is both a package and a workspace leaves its members out unless told otherwise. */
export declare function deriveRust(project: Project): Offer;
/** Maven or Gradle, through the wrapper where the repository has one; the plugin that runs an application. */
export declare function deriveJvm(project: Project): Offer;
/** `dotnet` finds the one solution or project at the root; with several it would ask. */
export declare function deriveDotnet(project: Project): Offer;
/** CMake builds out of the tree; tests only where the root turns them on. */
export declare function deriveCmake(project: Project): Offer;
