using Kpi.Reporting.Rendering;
using Kpi.Reporting.Tests.Pdf;

namespace Kpi.Reporting.Tests.Rendering;

// Not beside tests that start processes: Linux refuses to run a file while a process just forked still has it open for writing.
[Alone, Collection(SharedRenderer.Name)]
public sealed class NodeVersionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("v20.0.0")]
    [InlineData("v24.1.2")]
    public async Task Twenty_or_newer_will_do(string version)
    {
        using var node = Script.OfProgram($"echo '{version}'");

        (await NodeVersion.DemandAsync(node.Program, TestClock.Time(), Cancellation)).ShouldBe(version);
    }

    [Theory]
    [InlineData("v18.20.4")]
    [InlineData("what?")]
    public async Task An_older_one_is_refused(string version)
    {
        using var node = Script.OfProgram($"echo '{version}'");

        var refused = await Should.ThrowAsync<RendererException>(NodeVersion.DemandAsync(node.Program, TestClock.Time(), Cancellation));

        refused.Code.ShouldBe("RENDERER_MISSING");
        refused.Message.ShouldContain(version);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var refused = await Should.ThrowAsync<RendererException>(
            NodeVersion.DemandAsync("node-that-is-not-installed", TestClock.Time(), Cancellation)
        );

        refused.Message.ShouldContain("node-that-is-not-installed");
    }

    [Fact]
    public async Task One_that_hangs_is_told_and_stopped()
    {
        using var node = Script.OfProgram(Script.Hang);
        var time = TestClock.Time();
        var asked = NodeVersion.DemandAsync(node.Program, time, Cancellation);
        using var process = await node.HangsAsync();

        time.Advance(NodeVersion.Patience);

        var refused = await Should.ThrowAsync<RendererException>(Eventually.Comes(asked));
        refused.Code.ShouldBe("RENDERER_MISSING");
        refused.Message.ShouldContain("did not say its version within 15 s");
        await Eventually.Ends(process.WaitForExitAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_stops_waiting_leaves_none_behind()
    {
        using var node = Script.OfProgram(Script.Hang);
        using var stop = new CancellationTokenSource();
        var asked = NodeVersion.DemandAsync(node.Program, TestClock.Time(), stop.Token);
        using var process = await node.HangsAsync();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(Eventually.Comes(asked));
        await Eventually.Ends(process.WaitForExitAsync(Cancellation));
    }

    [Fact]
    public async Task Its_warnings_are_no_version()
    {
        using var node = Script.OfProgram("echo warning >&2; echo v22.0.0");

        (await NodeVersion.DemandAsync(node.Program, TestClock.Time(), Cancellation)).ShouldBe("v22.0.0");
    }
}
