// The only file here that names the engine's namespaces. For HotChocolate, the same types stand in
//   HotChocolate, HotChocolate.Types, HotChocolate.Types.Relay, HotChocolate.Resolvers, HotChocolate.Execution, HotChocolate.Subscriptions,
//   HotChocolate.AspNetCore, HotChocolate.CostAnalysis.Types, GreenDonut
global using GraphQL;
global using GraphQL.AspNetCore;
global using GraphQL.CostAnalysis.Types;
global using GraphQL.Execution;
global using GraphQL.Subscriptions;
global using GraphQL.Types;
