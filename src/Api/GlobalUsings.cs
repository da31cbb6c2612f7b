// The schema classes are written in HotChocolate's programming model. To compile them against the real package,
// name its namespaces here and swap one project reference (docs/decisions/0003).
global using Kpi.GraphQL;
global using Kpi.GraphQL.AspNetCore;
global using Kpi.GraphQL.Execution;
global using Kpi.GraphQL.Types;
// GraphQL has a Path, too: the one of an error. Here files are meant.
global using Path = System.IO.Path;
