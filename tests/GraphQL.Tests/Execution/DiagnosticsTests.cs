using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Kpi.GraphQL.Tests.Sample;

namespace Kpi.GraphQL.Tests.Execution;

public class DiagnosticsTests
{
    [Fact]
    public async Task Operations_are_traced_and_timed()
    {
        var activities = new ConcurrentQueue<Activity>();
        var timed = new ConcurrentQueue<string?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Kpi.GraphQL",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Kpi.GraphQL")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => timed.Enqueue($"{instrument.Name} {tags[0].Value}"));
        meters.Start();

        await new SampleServer().Ask("query Traced { failsNullable }");
        var activity = activities.Single(candidate => candidate.DisplayName == "query Traced");
        activity.GetTagItem("graphql.operation.type").ShouldBe("query");
        activity.GetTagItem("error.type").ShouldBe("MONTH_UNKNOWN");
        timed.ShouldContain("graphql.server.request.duration query");
    }
}
