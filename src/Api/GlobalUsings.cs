// The schema classes are written in HotChocolate's programming model. To compile them against the real package,
// name its namespaces here and swap one project reference (docs/decisions/0003).
global using GraphQL;
global using GraphQL.Types;
