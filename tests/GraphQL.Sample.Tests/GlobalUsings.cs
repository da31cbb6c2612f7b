// The only file here that names the engine's namespaces. For HotChocolate, the same types stand in
//   HotChocolate, HotChocolate.Types, HotChocolate.Types.Relay, HotChocolate.Resolvers, HotChocolate.Execution, HotChocolate.Subscriptions,
//   HotChocolate.AspNetCore, HotChocolate.CostAnalysis.Types, GreenDonut
global using Kpi.GraphQL;
global using Kpi.GraphQL.AspNetCore;
global using Kpi.GraphQL.CostAnalysis.Types;
global using Kpi.GraphQL.Execution;
global using Kpi.GraphQL.Subscriptions;
global using Kpi.GraphQL.Types;
