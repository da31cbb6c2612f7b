using System.Diagnostics;

namespace Kpi.Data.Tests.Import;

[Alone]
public sealed class PipeTests : IDisposable
{
    private readonly ImportFixture import = new();

    [Fact]
    public async Task A_pipe_that_nobody_writes_to_is_refused_and_not_waited_for()
    {
        import.WriteOffices();
        using var made = Process.Start("mkfifo", Path.Combine(import.Sources, "contracts.csv"));
        await Eventually.Ends(made.WaitForExitAsync(TestContext.Current.CancellationToken));

        var refusal = await Should.ThrowAsync<DataException>(() =>
            Eventually.Ends(import.RunAsync(ShopMapping.Mapping, cancellation: TestContext.Current.CancellationToken))
        );

        refusal.Code.ShouldBe("NOT_A_TABLE");
        refusal.Message.ShouldContain("a pipe");
    }

    public void Dispose() => import.Dispose();
}
