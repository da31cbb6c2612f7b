using Kpi.GraphQL.Execution;
using Kpi.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.GraphQL.Bench.Phases;

/// <summary>The sample schema in process, without limits that large documents would meet.</summary>
internal static class Engine
{
    public static IRequestExecutor Executor { get; } =
        new ServiceCollection()
            .AddLogging()
            .AddGraphQLServer()
            .AddTypesFromAssembly(typeof(Engine).Assembly)
            .ModifyLimits(limits => (limits.MaxFields, limits.MaxAliases) = (int.MaxValue, int.MaxValue))
            .ModifyParserOptions(options => options.MaxTokens = int.MaxValue)
            .Services.BuildServiceProvider()
            .GetRequiredService<IRequestExecutor>();

    public static Schema Schema => Executor.Schema;
}
