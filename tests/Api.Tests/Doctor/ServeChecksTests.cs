using System.Net;
using System.Net.Sockets;
using Kpi.Api.Doctor;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.Api.Tests.Doctor;

public sealed class ServeChecksTests
{
    private readonly FakeTimeProvider time = TestClock.Time();

    [Fact]
    public async Task An_identity_provider_that_takes_more_than_five_seconds_does_not_answer()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var checking = CheckAsync($"http://{silent.LocalEndpoint}");
        using var asked = await Eventually.Comes(silent.AcceptSocketAsync(TestContext.Current.CancellationToken).AsTask());

        time.Advance(ServeChecks.Patience);

        var finding = await Eventually.Comes(checking);
        finding.Code.ShouldBe("IDENTITY_PROVIDER_UNREACHABLE");
        finding.Message.ShouldEndWith("does not answer within 5 s.");
    }

    [Fact]
    public async Task An_identity_provider_that_is_not_there_does_not_answer()
    {
        var finding = await Eventually.Comes(CheckAsync($"http://127.0.0.1:{ClosedPort.Next()}"));

        finding.Code.ShouldBe("IDENTITY_PROVIDER_UNREACHABLE");
    }

    private async Task<Finding> CheckAsync(string authority)
    {
        var settings = ProductionSettings(authority);
        var check = ServeChecks.All(settings, "/nowhere", time).Single(one => one.Name == "identity provider");
        return (await check.FindAsync(TestContext.Current.CancellationToken)).Finding;
    }

    private static IConfiguration ProductionSettings(string authority) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Authentication:Schemes:Bearer:Authority", authority),
                new("Authentication:Schemes:Bearer:ValidAudience", "kpi"),
                new("Authentication:Schemes:Bearer:RequireHttpsMetadata", "false"),
            ])
            .Build();
}
