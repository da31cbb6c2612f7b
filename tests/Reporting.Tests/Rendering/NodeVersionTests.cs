using System.Diagnostics;
using System.Globalization;
using Kpi.Reporting.Rendering;
using Kpi.Reporting.Tests.Pdf;

namespace Kpi.Reporting.Tests.Rendering;

// Not beside tests that start processes: Linux refuses to run a file while a process just forked still has it open for writing.
[Collection(SharedRenderer.Name)]
public sealed class NodeVersionTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-node-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData("v20.0.0")]
    [InlineData("v24.1.2")]
    public async Task Twenty_or_newer_will_do(string version) =>
        (await NodeVersion.DemandAsync(Program(version), Cancellation)).ShouldBe(version);

    [Theory]
    [InlineData("v18.20.4")]
    [InlineData("what?")]
    public async Task An_older_one_is_refused(string version)
    {
        var refused = await Should.ThrowAsync<RendererException>(NodeVersion.DemandAsync(Program(version), Cancellation));

        refused.Code.ShouldBe("RENDERER_MISSING");
        refused.Message.ShouldContain(version);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var refused = await Should.ThrowAsync<RendererException>(NodeVersion.DemandAsync("node-that-is-not-installed", Cancellation));

        refused.Message.ShouldContain("node-that-is-not-installed");
    }

    [Fact]
    public async Task One_that_hangs_is_told_and_stopped()
    {
        var id = Path.Combine(directory, "id");
        var hanging = Script($"echo $$ > '{id}.part'; mv '{id}.part' '{id}'; exec sleep 600");
        var patience = TimeSpan.FromSeconds(2);

        var refused = await Should.ThrowAsync<RendererException>(NodeVersion.DemandAsync(hanging, patience, Cancellation));

        refused.Code.ShouldBe("RENDERER_MISSING");
        refused.Message.ShouldContain("did not say its version within 2 s");
        await GoneAsync(id);
    }

    [Fact]
    public async Task Whoever_stops_waiting_leaves_none_behind()
    {
        var id = Path.Combine(directory, "id");
        var hanging = Script($"echo $$ > '{id}.part'; mv '{id}.part' '{id}'; exec sleep 600");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var asked = NodeVersion.DemandAsync(hanging, stop.Token);
        while (!File.Exists(id))
        {
            await Task.Delay(10, Cancellation);
        }

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asked);
        await GoneAsync(id);
    }

    [Fact]
    public async Task Its_warnings_are_no_version() =>
        (await NodeVersion.DemandAsync(Script("echo warning >&2; echo v22.0.0"), Cancellation)).ShouldBe("v22.0.0");

    /// <summary>Waits for the end of the process whose id stands in a file.</summary>
    private static async Task GoneAsync(string id)
    {
        try
        {
            using var process = Process.GetProcessById(
                int.Parse(await File.ReadAllTextAsync(id, Cancellation), CultureInfo.InvariantCulture)
            );
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            limit.CancelAfter(TimeSpan.FromSeconds(30));
            await process.WaitForExitAsync(limit.Token);
        }
        catch (ArgumentException)
        {
            // There is no such process any more.
        }
    }

    private string Program(string version) => Script($"echo '{version}'");

    private string Script(string lines)
    {
        var file = Path.Combine(directory, "node");
        File.WriteAllText(file, $"#!/bin/sh\n{lines}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return file;
    }
}
