using System.Text.Json;
using Kpi.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.GraphQL.Tests.Sample;

/// <summary>The sample schema, in process.</summary>
public sealed class SampleServer
{
    public SampleServer(Action<IRequestExecutorBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        Configure(services, configure);
        Services = services.BuildServiceProvider();
        Executor = Services.GetRequiredService<IRequestExecutor>();
    }

    public IServiceProvider Services { get; }

    public IRequestExecutor Executor { get; }

    public Gates Gates => Services.GetRequiredService<Gates>();

    public LoadLog Log => Services.GetRequiredService<LoadLog>();

    public static void Configure(IServiceCollection services, Action<IRequestExecutorBuilder>? configure = null)
    {
        services.AddLogging();
        // Unless a test brings a clock of its own, time stands still: no limit ends a request on a busy machine.
        services.TryAddSingleton<TimeProvider>(new FakeTimeProvider());
        services.AddSingleton<LoadLog>().AddSingleton<Gates>().AddSingleton<Counter>();
        var builder = services
            .AddGraphQLServer()
            .AddTypesFromAssembly(typeof(SampleServer).Assembly)
            .AddDataLoader<BranchLoader>()
            .AddInMemorySubscriptions()
            .ModifyPagingOptions(options => options.IncludeTotalCount = true);
        configure?.Invoke(builder);
    }

    /// <summary>The response as JSON text.</summary>
    public async Task<string> Ask(string document, string? variables = null, string? operationName = null, CancellationToken ct = default)
    {
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        using var result = await Executor.ExecuteAsync(
            new OperationRequest(document) { Variables = json?.RootElement ?? default, OperationName = operationName },
            ct
        );
        var text = result.ToJson();
        using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
        return text;
    }

    /// <summary>The <c>data</c> entry; fails when there are errors.</summary>
    public async Task<string> Data(string document, string? variables = null)
    {
        var text = await Ask(document, variables);
        text.ShouldNotContain("\"errors\"");
        return text["{\"data\":".Length..^1];
    }
}
