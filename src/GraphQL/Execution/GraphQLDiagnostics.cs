using System.Diagnostics;
using System.Diagnostics.Metrics;
using Kpi.GraphQL.Language;

namespace Kpi.GraphQL.Execution;

/// <summary>Traces and metrics, named after OpenTelemetry's semantic conventions for GraphQL. Nobody listening, they cost a null check.</summary>
internal static class GraphQLDiagnostics
{
    /// <summary>The name to give to <c>AddSource</c> and <c>AddMeter</c>.</summary>
    public const string Name = "Kpi.GraphQL";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "graphql.server.request.duration",
        "s",
        "How long operations take."
    );

    /// <summary>Begins to observe an operation; null when nobody listens.</summary>
    public static Observation? Start(OperationDefinitionNode operation, TimeProvider clock)
    {
        var activity = Source.StartActivity(TypeOf(operation), ActivityKind.Server);
        if (activity is null && !Duration.Enabled)
        {
            return null;
        }

        var name = operation.Name?.Value;
        activity?.SetTag("graphql.operation.type", TypeOf(operation));
        if (name is not null && activity is not null)
        {
            activity.DisplayName = $"{TypeOf(operation)} {name}";
            activity.SetTag("graphql.operation.name", name);
        }

        return new Observation(activity, operation, clock);
    }

    private static string TypeOf(OperationDefinitionNode operation) =>
        operation.Kind switch
        {
            OperationKind.Query => "query",
            OperationKind.Mutation => "mutation",
            _ => "subscription",
        };

    /// <summary>An operation being observed.</summary>
    internal sealed class Observation(Activity? activity, OperationDefinitionNode operation, TimeProvider clock)
    {
        private readonly long started = clock.GetTimestamp();

        public void End(ExecutionResult result)
        {
            var error = result.Errors.Count > 0 ? result.Errors[0].Code ?? "ERROR" : null;
            if (error is not null)
            {
                activity?.SetStatus(ActivityStatusCode.Error, result.Errors[0].Message);
                activity?.SetTag("error.type", error);
            }

            activity?.Dispose();

            // The operation's name is chosen by the client and would make the metric's series unbounded.
            Duration.Record(
                clock.GetElapsedTime(started).TotalSeconds,
                new KeyValuePair<string, object?>("graphql.operation.type", TypeOf(operation)),
                new KeyValuePair<string, object?>("error.type", error)
            );
        }
    }
}
